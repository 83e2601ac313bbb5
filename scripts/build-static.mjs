// Builds everything a browser or a document asks for into build/static: names that hold a hash of
// what is inside, `.gz` and `.br` beside each text file, and manifest.json (plain name -> hashed).
import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { build, transform } from "esbuild";
import rtlcss from "rtlcss";
import { compile } from "sass";

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const modules = path.join(root, "node_modules");
const source = path.join(root, "app", "static");
const target = path.join(root, "build", "static");
const browsers = ["chrome109", "firefox115", "safari15.4"];
const subsets = ["latin", "latin-ext", "cyrillic", "cyrillic-ext", "greek", "vietnamese"];
const compressed = /\.(css|js|svg)$/;

function hashed(name, content) {
  const hash = createHash("sha256").update(content).digest("hex").slice(0, 12);
  const { dir, name: stem, ext } = path.posix.parse(name);
  return path.posix.join(dir, `${stem}.${hash}${ext}`);
}

async function styles() {
  const { css } = compile(path.join(source, "styles", "app.scss"), { loadPaths: [modules] });
  const small = (text) => transform(text, { loader: "css", minify: true, target: browsers });
  const [left, right] = await Promise.all([small(css), small(rtlcss.process(css))]);
  return { "app.css": left.code, "app.rtl.css": right.code };
}

async function script() {
  const { outputFiles } = await build({
    entryPoints: [path.join(source, "scripts", "app.js")],
    bundle: true,
    format: "esm",
    legalComments: "none",
    minify: true,
    target: browsers,
    write: false,
  });
  return { "app.js": outputFiles[0].text };
}

async function fonts() {
  const family = path.join(modules, "@fontsource", "noto-sans");
  const files = { "fonts/noto-sans.LICENSE.txt": await readFile(path.join(family, "LICENSE")) };
  for (const subset of subsets) {
    for (const weight of [400, 700]) {
      const name = `noto-sans-${subset}-${weight}-normal.woff2`;
      files[`fonts/${name}`] = await readFile(path.join(family, "files", name));
    }
  }
  return files;
}

async function put(name, content) {
  const file = path.join(target, name);
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, content);
  if (!compressed.test(name)) return;
  const quality = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY };
  await writeFile(`${file}.gz`, gzipSync(content, { level: 9 }));
  await writeFile(`${file}.br`, brotliCompressSync(content, { params: quality }));
}

const files = {
  ...(await styles()),
  ...(await script()),
  "favicon.svg": await readFile(path.join(source, "favicon.svg")),
  ...(await fonts()),
};
const manifest = {};
await rm(target, { recursive: true, force: true });
for (const [name, content] of Object.entries(files)) {
  manifest[name] = hashed(name, content);
  await put(manifest[name], content);
}
// Last: a server that finds it finds everything it names.
await writeFile(path.join(target, "manifest.json"), `${JSON.stringify(manifest, null, 2)}\n`);
for (const name of await readdir(target)) if (!/\.(gz|br)$/.test(name)) console.log(name);
