// Renders the OpenAPI documents that /openapi lists. Their text is inserted as text, never as HTML.

const VERBS = ["get", "post", "put", "patch", "delete"];

function element(name, attributes, ...children) {
  const made = document.createElement(name);
  Object.assign(made, attributes);
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

/** Returns what a reference names; any other object itself. */
function resolve(api, object) {
  return object.$ref ? object.$ref.slice(2).split("/").reduce((found, key) => found[key], api) : object;
}

/** Returns the display name of a schema: `Blog`, `string (uuid)`, `Blog[]`. */
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
  if (!list.length) return null;
  return table(
    ["name", "in", "type", "meaning"],
    list.map((parameter) => [parameter.name, parameter.in, nameOf(parameter.schema), parameter.description]));
}

function bodies(content) {
  return Object.entries(content ?? {}).map(([media, { schema }]) => `${media} ${nameOf(schema)}`).join(", ");
}

function responses(api, all) {
  return table(
    ["status", "meaning", "headers", "body"],
    Object.entries(all).map(([status, response]) => {
      const { description, headers, content } = resolve(api, response);
      return [status, description, Object.keys(headers ?? {}).join(", "), bodies(content)];
    }));
}

function operation(api, path, verb, { summary, description, parameters: own, requestBody, responses: all }, shared) {
  const known = [...(shared ?? []), ...(own ?? [])].map((parameter) => resolve(api, parameter));
  return element("details", {},
    element("summary", {},
      element("code", { className: "verb" }, verb.toUpperCase()), element("code", {}, path),
      element("span", { className: "quiet" }, `  ${summary}`)),
    element("div", {},
      element("p", {}, description),
      ...section("Parameters", parameters(known)),
      ...section("Request", requestBody ? element("p", {}, bodies(requestBody.content)) : null),
      ...section("Responses", responses(api, all))));
}

function schemas(all) {
  return Object.entries(all).map(([name, schema]) =>
    element("details", {},
      element("summary", {}, element("code", {}, name)),
      element("div", {}, element("pre", {}, JSON.stringify(schema, null, 2)))));
}

function show(address, api) {
  const operations = Object.entries(api.paths).flatMap(([path, item]) =>
    VERBS.filter((verb) => item[verb]).map((verb) => operation(api, path, verb, item[verb], item.parameters)));
  document.getElementById("documents").append(
    element("h2", {}, `${api.info.title} ${api.info.version}`),
    element("p", { className: "quiet" },
      `${api.servers.map((server) => server.url).join(", ")}. The document itself: `,
      element("a", { href: address }, address)),
    ...operations, element("h3", {}, "Schemas"), ...schemas(api.components.schemas));
}

async function read(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: status ${response.status}`);
  return response.json();
}

try {
  const { linkset } = await read("/openapi");
  for (const link of linkset) {
    const { href } = link["service-desc"][0];
    show(href, await read(href));
  }
} catch (reason) {
  document.getElementById("about").textContent = `The documents cannot be shown: ${reason.message}`;
}
