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
const weights = [400, 700];
// The letters of every language that we write, and of most that people type.
const families = {
  "noto-sans": ["latin", "latin-ext", "cyrillic", "cyrillic-ext", "greek", "vietnamese"],
  "amiri": ["arabic"], // a Naskh whose letters can be copied out of a PDF
  "noto-naskh-arabic": ["arabic"], // a Naskh that is clear on a screen
  "noto-nastaliq-urdu": ["arabic"],
  "noto-sans-bengali": ["bengali"],
  "noto-sans-gurmukhi": ["gurmukhi"],
};
const compressed = /\.(css|js|svg)$/;

function hashed(name, content) {
  const hash = createHash("sha256").update(content).digest("hex").slice(0, 12);
  const { dir, name: stem, ext } = path.posix.parse(name);
  return path.posix.join(dir, `${stem}.${hash}${ext}`);
}

// Every page has the first; pages of training have the second as well.
const sheets = ["app", "training"];

async function styles(files) {
  const built = await Promise.all(sheets.map((name) => sheet(name, files)));
  return Object.assign({}, ...built);
}

async function sheet(name, files) {
  const { css } = compile(path.join(source, "styles", `${name}.scss`), { loadPaths: [modules] });
  const small = (text) => transform(text, { loader: "css", minify: true, target: browsers });
  const [left, right] = await Promise.all([small(css), small(rtlcss.process(css))]);
  return {
    [`${name}.css`]: withFontNames(left.code, files),
    [`${name}.rtl.css`]: withFontNames(right.code, files),
  };
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
  const files = {};
  for (const [family, subsets] of Object.entries(families)) {
    const folder = path.join(modules, "@fontsource", family);
    files[`fonts/${family}.LICENSE.txt`] = await readFile(path.join(folder, "LICENSE"));
    for (const subset of subsets) {
      for (const weight of weights) {
        const name = `${family}-${subset}-${weight}-normal.woff2`;
        files[`fonts/${name}`] = await readFile(path.join(folder, "files", name));
      }
    }
  }
  return files;
}

// A style names a font plainly; what a browser asks for has the hash in its name.
function withFontNames(css, files) {
  return css.replace(/url\("?(fonts\/[\w-]+\.woff2)"?\)/g, (_, name) => {
    if (!files[name]) throw new Error(`${name} is no font of ours`);
    return `url("${hashed(name, files[name])}")`;
  });
}

async function pictures() {
  const folder = path.join(source, "pictures");
  const files = {};
  for (const name of (await readdir(folder)).sort()) {
    files[`pictures/${name}`] = await readFile(path.join(folder, name));
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

const letters = await fonts();
const files = {
  ...(await styles(letters)),
  ...(await script()),
  "favicon.svg": await readFile(path.join(source, "favicon.svg")),
  ...letters,
  ...(await pictures()),
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
