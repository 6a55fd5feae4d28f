// Shows the OpenAPI documents that /openapi lists in Swagger UI, and signs in for its requests.

import { mendSemantics } from "./swagger-ui-semantics.js";

const about = document.getElementById("about");
const dark = matchMedia("(prefers-color-scheme: dark)");

async function read(address, options) {
  const response = await fetch(address, options);
  const body = await response.json();
  if (!response.ok) throw new Error(body.detail ?? `${address}: status ${response.status}`);
  return body;
}

/** Swagger UI would send the example of a parameter that may be left out. */
function withoutOptionalExamples(api) {
  for (const parameter of Object.values(api.components?.parameters ?? {})) {
    if (!parameter.required) delete parameter.example;
  }
  return api;
}

/** Swagger UI resolves the parameters of a path for the first of its operations only. */
function withParametersOfPaths(api) {
  for (const path of Object.values(api.paths)) {
    const shared = path.parameters ?? [];
    for (const operation of Object.values(path).filter((it) => it.operationId)) {
      operation.parameters = [...shared, ...(operation.parameters ?? [])];
    }
    delete path.parameters;
  }
  return api;
}

/** Returns the name, the base address, the address of the document and the document of a service. */
async function service({ anchor, "service-desc": [{ href }] }) {
  return { name: href.split("/").pop(), base: anchor, href, api: withParametersOfPaths(withoutOptionalExamples(await read(href))) };
}

function show(ui, { name, href, api }) {
  for (const button of document.querySelectorAll("#services button")) {
    button.ariaPressed = String(button.textContent === name);
  }
  ui.specActions.updateUrl(href);
  ui.specActions.updateSpec(JSON.stringify(api));
}

function choice(ui, described) {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = described.name;
  button.addEventListener("click", () => show(ui, described));
  return button;
}

/** Keeps the token in the memory of this page only. */
async function signIn(ui, tokens, form) {
  try {
    const { accessToken, expiresIn, user } = await read(tokens, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(Object.fromEntries(new FormData(form))),
    });
    ui.preauthorizeApiKey("bearer", accessToken);
    form.reset();
    const end = new Date(Date.now() + expiresIn * 1000).toLocaleTimeString();
    about.textContent = `Signed in as ${user.username} until ${end}: requests from this page have the token.`;
  } catch (reason) {
    about.textContent = `Not signed in: ${reason.message}`;
  }
}

function followColours() {
  document.documentElement.classList.toggle("dark-mode", dark.matches);
}

mendSemantics(document.getElementById("api"));
followColours();
dark.addEventListener("change", followColours);
try {
  const { linkset } = await read("/openapi");
  const services = await Promise.all(linkset.map(service));
  const ui = SwaggerUIBundle({
    spec: services[0].api,
    domNode: document.getElementById("api"),
    tryItOutEnabled: true,
    validatorUrl: null,
  });
  document.getElementById("services").append(...services.map((described) => choice(ui, described)));
  show(ui, services[0]);
  const signing = services.find(({ api }) => "/tokens" in api.paths);
  const form = document.getElementById("sign-in");
  form.hidden = !signing;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    signIn(ui, signing.base + "tokens", form);
  });
  about.textContent = "Sign in to send requests that need a user.";
} catch (reason) {
  about.textContent = `The documents cannot be shown: ${reason.message}`;
}
