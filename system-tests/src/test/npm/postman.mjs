// Makes one Postman collection and its environment from the OpenAPI documents of the services.
// Arguments: the folder of the results, then each document.
import { readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { promisify } from "node:util";
import converter from "openapi-to-postmanv2";

const [folder, ...files] = process.argv.slice(2);
const convert = promisify(converter.convert);

// Objects are made before they are read, changed and deleted.
const order = ["POST", "GET", "PUT", "PATCH", "DELETE"];

// Placeholders for what the examples of the documents contain.
const username = [/"username": "[^"]*"/, '"username": "{{newUser}}"'];
const placeholders = {
  signIn: [
    [/"username": "[^"]*"/, '"username": "{{username}}"'],
    [/"password": "[^"]*"/, '"password": "{{password}}"'],
  ],
  refreshTokens: [[/"refreshToken": "[^"]*"/, '"refreshToken": "{{refreshToken}}"']],
  registerUser: [username, [/"email": "[^"]*"/, '"email": "{{newUser}}@example.org"']],
  replaceUser: [username],
  changeUser: [username],
};

const keepTokens = [
  "const tokens = pm.response.json();",
  'pm.environment.set("accessToken", tokens.accessToken);',
  'pm.environment.set("refreshToken", tokens.refreshToken);',
];

const before = { registerUser: ['pm.environment.set("newUser", "user-" + Date.now());'] };
const after = {
  signIn: keepTokens,
  refreshTokens: keepTokens,
  signOut: ['pm.environment.unset("accessToken");'],
  registerUser: ['pm.environment.set("usersId", pm.response.json().id);'],
  writeBlog: ['pm.environment.set("blogsId", pm.response.json().id);'],
};

// Runs before each request of the collection.
const signIn = [
  'if (pm.environment.get("accessToken") || pm.info.requestName === "Signs in") return;',
  'const { username, password } = pm.environment.toObject();',
  "pm.sendRequest({",
  '  url: pm.environment.get("users") + "/tokens",',
  '  method: "POST",',
  '  header: { "Content-Type": "application/json" },',
  '  body: { mode: "raw", raw: JSON.stringify({ username, password }) },',
  "}, (error, response) => {",
  '  if (error || response.code !== 200) throw new Error("sign-in: " + (error ?? response.text()));',
  '  pm.environment.set("accessToken", response.json().accessToken);',
  '  pm.environment.set("refreshToken", response.json().refreshToken);',
  "});",
];

function script(listen, lines) {
  return { listen, script: { type: "text/javascript", exec: lines } };
}

function statusOf(operation) {
  return Object.keys(operation.responses).find((status) => status.startsWith("2"));
}

function adapt(item, service, paths) {
  const request = item.request;
  const path = "/" + request.url.path.join("/").replace(/:(\w+)/g, "{$1}");
  const operation = paths[path][request.method.toLowerCase()];
  const status = statusOf(operation);
  request.url.host = [`{{${service}}}`];
  for (const variable of request.url.variable) variable.value = `{{${service}Id}}`;
  // Optional parameters and fields of the header would hold the examples of other requests, or ask for no response.
  for (const parameter of request.url.query) parameter.disabled = true;
  request.header = request.header.filter((field) => !/^(If-|Prefer$)/.test(field.key));
  for (const field of request.header) if (field.key === "Idempotency-Key") field.value = "{{$guid}}";
  if (request.auth?.type === "bearer") request.auth.bearer[0].value = "{{accessToken}}";
  for (const [example, placeholder] of placeholders[operation.operationId] ?? []) {
    request.body.raw = request.body.raw.replace(example, placeholder);
  }
  const test = `pm.test("status ${status}", () => pm.response.to.have.status(${status}));`;
  item.event = [
    script("prerequest", before[operation.operationId] ?? []),
    script("test", [test, ...(after[operation.operationId] ?? [])]),
  ];
}

async function folderOf(file) {
  const service = basename(file, ".json");
  const data = readFileSync(file, "utf8");
  const options = { folderStrategy: "Tags", requestParametersResolution: "Example" };
  const result = await convert({ type: "string", data }, options);
  if (!result.result) throw new Error(`${file}: ${result.reason}`);
  const { item: folders, info } = result.output[0].data;
  for (const { item: requests } of folders) {
    for (const request of requests) adapt(request, service, JSON.parse(data).paths);
    requests.sort((a, b) => order.indexOf(a.request.method) - order.indexOf(b.request.method));
  }
  return { name: service, description: info.description, item: folders };
}

function write(name, value) {
  writeFileSync(join(folder, name), JSON.stringify(value, null, 2) + "\n");
}

write("plinth.postman_collection.json", {
  info: {
    name: "Plinth",
    schema: "https://schema.getpostman.com/json/collection/v2.1.0/collection.json",
  },
  item: await Promise.all(files.map(folderOf)),
  event: [script("prerequest", signIn)],
});

write("plinth.postman_environment.json", {
  name: "Plinth for development",
  values: Object.entries({
    users: "http://localhost:8000",
    blogs: "http://localhost:8001",
    username: "Admin User",
    password: "password",
  }).map(([key, value]) => ({ key, value, enabled: true })),
});
