// Uses the generated TypeScript clients: signs in, writes, lists, changes and deletes.
import { BlogsApi, Configuration as BlogsConfiguration, ResponseError as BlogsError } from "./blogs";
import { Configuration as UsersConfiguration, ResponseError as UsersError, TokensApi, User, UsersApi } from "./users";

const PASSWORD = "correct horse";

function check(condition: boolean, found: unknown): void {
  if (!condition) throw new Error(JSON.stringify(found));
}

async function fails(status: number, call: () => Promise<unknown>): Promise<void> {
  try {
    throw new Error(JSON.stringify(await call()));
  } catch (error) {
    if (!(error instanceof BlogsError || error instanceof UsersError)) throw error;
    check(error.response.status === status, error.response.status);
  }
}

async function useBlogs(blogs: BlogsApi, owner: User): Promise<void> {
  const once = { writeBlog: { title: "t", description: "d" }, idempotencyKey: crypto.randomUUID() };
  const response = await blogs.writeBlogRaw(once);
  const blog = await response.value();
  const again = await blogs.writeBlog(once);
  check(again.id === blog.id, again);
  const ifMatch = response.raw.headers.get("ETag") ?? "";
  check(blog.userId === owner.id && blog.isActive, blog);
  const page = await blogs.listBlogs({ limit: 1, isActive: true });
  check(page.items.length === 1 && page.next !== null, page);
  const next = await blogs.listBlogs({ limit: 100, cursor: page.next ?? "", isActive: true });
  check(next.items.every((item) => item.id !== page.items[0].id), next);
  const changed = await blogs.changeBlog({ id: blog.id, reviseBlog: { title: "u" }, ifMatch });
  check(changed?.title === "u" && changed.description === "d", changed);
  await fails(412, () => blogs.changeBlog({ id: blog.id, reviseBlog: { title: "v" }, ifMatch }));
  await fails(400, () => blogs.changeBlog({ id: blog.id, reviseBlog: { title: " " } }));
  check((await blogs.getBlog({ id: blog.id })).title === "u", changed);
  const batch = ["1", "2"].map((title) => ({ title, description: "d" }));
  const { items } = await blogs.writeBlogs({ writeBlog: batch });
  check(items.length === 2 && items[1].title === "2", items);
  await blogs.deleteBlog({ id: blog.id });
  await fails(404, () => blogs.getBlog({ id: blog.id }));
}

async function useUsers(users: UsersApi, tokens: TokensApi, user: User): Promise<void> {
  check((await users.getCurrentUser()).id === user.id, user);
  const username = crypto.randomUUID();
  const renamed = await users.changeUser({ id: user.id, changeUser: { username } });
  check(renamed?.username === username, renamed);
  await fails(403, () => users.listUsers({ limit: 1 }));
  check((await tokens.getKeySet()).keys.length > 0, tokens);
  await users.deleteUser({ id: user.id });
  await fails(401, () => users.changeUser({ id: user.id, changeUser: {} }));
}

async function main(): Promise<void> {
  const username = crypto.randomUUID();
  const registerUser = { username, email: `${username}@example.org`, password: PASSWORD };
  const user = await new UsersApi().registerUser({ registerUser });
  const { accessToken } = await new TokensApi().signIn({ signIn: { username, password: PASSWORD } });
  await useBlogs(new BlogsApi(new BlogsConfiguration({ accessToken })), user);
  const configuration = new UsersConfiguration({ accessToken });
  await useUsers(new UsersApi(configuration), new TokensApi(configuration), user);
  console.log("done");
}

main();
