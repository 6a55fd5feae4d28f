// Renders the OpenAPI document at /openapi. Its text is inserted as text, never as HTML.

const VERBS = ["get", "post", "put", "patch", "delete", "head", "options"];

function element(name, attributes, ...children) {
  const made = document.createElement(name);
  Object.assign(made, attributes);
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

/** Returns the display name of a schema: `BlogView`, `string (uuid)`, `BlogView[]`. */
function nameOf(schema) {
  if (!schema) return "";
  if (schema.$ref) return schema.$ref.split("/").pop();
  if (schema.type === "array") return `${nameOf(schema.items)}[]`;
  return schema.format ? `${schema.type} (${schema.format})` : schema.type ?? "any";
}

function table(heads, rows) {
  const head = element("tr", {}, ...heads.map((text) => element("th", {}, text)));
  const body = rows.map((row) => element("tr", {}, ...row.map((cell) => element("td", {}, cell ?? ""))));
  return element("table", {}, head, ...body);
}

function section(title, content) {
  return content ? [element("h3", {}, title), content] : [];
}

function parameters(list) {
  if (!list?.length) return null;
  return table(
    ["name", "in", "type", "meaning"],
    list.map((parameter) => [parameter.name, parameter.in, nameOf(parameter.schema), parameter.description]));
}

function bodies(content) {
  return Object.entries(content ?? {}).map(([media, { schema }]) => `${media} ${nameOf(schema)}`).join(", ");
}

function responses(all) {
  return table(
    ["status", "meaning", "body"],
    Object.entries(all ?? {}).map(([status, response]) => [status, response.description, bodies(response.content)]));
}

function operation(path, verb, { summary, description, parameters: own, requestBody, responses: all }, shared) {
  return element("details", {},
    element("summary", {},
      element("code", { className: "verb" }, verb.toUpperCase()), element("code", {}, path),
      summary ? element("span", { className: "quiet" }, `  ${summary}`) : null),
    element("div", {},
      description ? element("p", {}, description) : null,
      ...section("Parameters", parameters([...(shared ?? []), ...(own ?? [])])),
      ...section("Request", requestBody ? element("p", {}, bodies(requestBody.content)) : null),
      ...section("Responses", responses(all))));
}

function schemas(all) {
  return Object.entries(all ?? {}).map(([name, schema]) =>
    element("details", {},
      element("summary", {}, element("code", {}, name)),
      element("div", {}, element("pre", {}, JSON.stringify(schema, null, 2)))));
}

function show({ info, paths, components }) {
  document.getElementById("title").textContent = info.title;
  document.getElementById("about").replaceChildren(
    `Version ${info.version}. The document itself: `, element("a", { href: "/openapi" }, "/openapi"));
  const operations = Object.entries(paths ?? {}).flatMap(([path, item]) =>
    VERBS.filter((verb) => item[verb]).map((verb) => operation(path, verb, item[verb], item.parameters)));
  document.getElementById("operations").append(
    element("h2", {}, "Operations"), ...operations,
    element("h2", {}, "Schemas"), ...schemas(components?.schemas));
}

function fail(reason) {
  document.getElementById("about").textContent = `The document at /openapi cannot be shown: ${reason.message}`;
}

fetch("/openapi", { headers: { Accept: "application/json" } })
  .then((response) => {
    if (!response.ok) throw new Error(`status ${response.status}`);
    return response.json();
  })
  .then(show)
  .catch(fail);
