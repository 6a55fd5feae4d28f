// Mends Swagger UI's roles and names for screen readers (WCAG 2.2, 1.3.1 and 4.1.2).

const NAMES = { servers: "Server", "examples-select-element": "Example", "body-param__text": "Request body" };
const FIELDS = ":is(input, select, textarea):not([aria-label])";

const set = (element, attributes) => Object.entries(attributes).forEach(([name, value]) => element.setAttribute(name, value));

function name(field) {
  const parameter = field.closest("tr[data-param-name]")?.dataset.paramName;
  const known = NAMES[field.id] ?? NAMES[field.classList[0]] ?? parameter;
  if (known) set(field, { "aria-label": known });
}

function mend(api) {
  // The page has a heading of its own.
  api.querySelectorAll("h1").forEach((it) => set(it, { "aria-level": 2 }));
  api.querySelectorAll(".information-container").forEach((it) => set(it, { role: "region", "aria-label": "Description" }));
  api.querySelectorAll("section.schemes").forEach((it) => set(it, { "aria-label": "Server and authorization" }));
  api.querySelectorAll("table[role=region]").forEach((it) => set(it, { role: "table" }));
  api.querySelectorAll(".close-modal").forEach((it) => set(it, { "aria-label": "Close" }));
  api.querySelectorAll("button.json-schema-2020-12-accordion").forEach((it) => {
    if (it.textContent === "") set(it, { "aria-label": "Schema" });
  });
  // They scroll, also by the keyboard.
  api.querySelectorAll("pre.microlight").forEach((it) => set(it, { tabindex: 0 }));
  // The field in the label has the same id.
  api.querySelectorAll("label[id]").forEach((it) => it.removeAttribute("id"));
  api.querySelectorAll(FIELDS).forEach(name);
}

/** Mends all in an element, now and whenever Swagger UI adds something. */
export function mendSemantics(api) {
  new MutationObserver(() => mend(api)).observe(api, { childList: true, subtree: true });
}
