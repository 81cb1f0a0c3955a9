// Builds static/src into static/dist: one stylesheet, one script per entry, the fonts that are used; every
// file under a name with its hash, compressed beside it, listed in manifest.json. Run by `dev.py build`.

import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { copyFile, mkdir, readFile, readdir, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

import { build } from "esbuild";
import { bundleAsync, transform } from "lightningcss";

const root = path.dirname(fileURLToPath(import.meta.url));
const source = path.join(root, "static/src");
const target = path.join(root, "static/dist");
const work = path.join(root, `static/dist.${process.pid}`);
const modules = path.join(root, "node_modules");
const PDF_FONTS = ["400Regular", "400Regular_Italic", "600SemiBold", "700Bold", "700Bold_Italic"];
const BROWSERS = { chrome: 111 << 16, firefox: 115 << 16, safari: (16 << 16) | (4 << 8) };
const COMPRESSED = new Set([".css", ".js", ".svg", ".txt"]);

const manifest = {};
const sizes = [];
const packages = new Set();

/** Where a name in an import or url() points: beside the file, or else in node_modules. */
function locate(name, from) {
  const beside = path.resolve(path.dirname(from), name);
  const place = name.startsWith(".") || existsSync(beside) ? beside : path.join(modules, name);
  if (!existsSync(place)) throw new Error(`${path.relative(root, from)} asks for ${name}, which is not there`);
  remember(place);
  return place;
}

/** Note the package a file comes from, for the list of third parties. */
function remember(file) {
  const inside = path.relative(modules, file);
  if (inside.startsWith("..")) return;
  const words = inside.split(path.sep);
  packages.add(words.slice(0, inside.startsWith("@") ? 2 : 1).join("/"));
}

/** Write one file under a name with its hash, with its compressed brothers; give that name. */
async function publish(key, data) {
  const { name, ext } = path.parse(key);
  const hashed = `${name}.${createHash("sha256").update(data).digest("hex").slice(0, 12)}${ext}`;
  await writeFile(path.join(work, hashed), data);
  if (COMPRESSED.has(ext)) await compress(hashed, data);
  manifest[key] = hashed;
  return hashed;
}

async function compress(name, data) {
  const brotli = brotliCompressSync(data, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });
  await writeFile(path.join(work, `${name}.br`), brotli);
  await writeFile(path.join(work, `${name}.gz`), gzipSync(data, { level: 9 }));
  sizes.push([name, data.length, brotli.length]);
}

/** Names of the custom properties that are used inside a piece of parsed CSS. */
function namesUsed(piece, found = new Set()) {
  if (Array.isArray(piece)) for (const part of piece) namesUsed(part, found);
  else if (piece && typeof piece === "object") {
    if (piece.type === "var" && piece.value?.name?.ident) found.add(piece.value.name.ident);
    for (const part of Object.values(piece)) namesUsed(part, found);
  }
  return found;
}

/** Drop custom properties that no declaration reaches, directly or through others. */
function dropUnreached(code) {
  const uses = new Map();
  const open = [];
  const look = (declaration) => {
    const used = namesUsed(declaration.value);
    if (declaration.property !== "custom" || !declaration.value.name.startsWith("--")) open.push(...used);
    else uses.set(declaration.value.name, new Set([...(uses.get(declaration.value.name) ?? []), ...used]));
  };
  transform({ filename: "all.css", code, visitor: { Declaration: look } });
  const reached = new Set();
  while (open.length) {
    const name = open.pop();
    if (reached.has(name)) continue;
    reached.add(name);
    open.push(...(uses.get(name) ?? []));
  }
  const drop = (declaration) => {
    const name = declaration.property === "custom" && declaration.value.name;
    return name && name.startsWith("--") && !reached.has(name) ? [] : undefined;
  };
  return transform({ filename: "all.css", code, visitor: { Declaration: drop } }).code;
}

/** Bundle a stylesheet with everything it imports; its fonts and pictures get hashed names. */
async function style(key) {
  const files = new Set();
  const assets = new Map();
  const bundled = await bundleAsync({
    filename: path.join(source, "css", key),
    resolver: {
      resolve: (name, from) => locate(name, from),
      read: (file) => {
        files.add(file);
        return readFile(file, "utf8");
      },
    },
    visitor: {
      Url(url) {
        if (/^(data:|#|[a-z]+:\/\/)/.test(url.url)) return undefined;
        return { ...url, url: `asset-of:${url.url}` };
      },
    },
  });
  let text = dropUnreached(bundled.code).toString();
  for (const [, name] of text.matchAll(/asset-of:([^"')]+)/g)) assets.set(name, null);
  for (const name of assets.keys()) {
    const from = [...files].find((file) => existsSync(path.resolve(path.dirname(file), name)));
    const place = locate(name, from ?? path.join(source, "css", key));
    const short = path.basename(place).replace("-latin-wght-normal", "");
    assets.set(name, await publish(short, await readFile(place)));
  }
  text = text.replace(/asset-of:([^"')]+)/g, (_, name) => assets.get(name));
  const done = transform({ filename: key, code: Buffer.from(text), minify: true, targets: BROWSERS });
  await publish(key, done.code);
  return files;
}

/** Bundle every top-level script with the modules it imports. */
async function scripts() {
  const folder = path.join(source, "js");
  const names = existsSync(folder) ? (await readdir(folder)).filter((name) => name.endsWith(".js")) : [];
  for (const name of names) {
    const result = await build({
      entryPoints: [path.join(folder, name)],
      nodePaths: [modules],
      bundle: true,
      minify: true,
      format: "esm",
      target: ["chrome111", "firefox115", "safari16.4"],
      legalComments: "none",
      metafile: true,
      write: false,
    });
    for (const input of Object.keys(result.metafile.inputs)) remember(path.resolve(root, input));
    await publish(name, result.outputFiles[0].contents);
  }
}

async function icons() {
  const folder = path.join(source, "icons");
  for (const name of existsSync(folder) ? await readdir(folder) : []) {
    await publish(name, await readFile(path.join(folder, name)));
  }
}

/** The PDF maker reads TrueType only; these stay under their own names and are not meant for browsers. */
async function pdfFonts() {
  await mkdir(path.join(work, "fonts-pdf"));
  for (const name of PDF_FONTS) {
    const file = locate(`@expo-google-fonts/noto-sans/${name}/NotoSans_${name}.ttf`, root);
    await copyFile(file, path.join(work, "fonts-pdf", path.basename(file)));
  }
}

/** Who made what we ship, with the text of each licence once. */
async function thirdParties() {
  const texts = new Map();
  const lines = [];
  for (const name of [...packages].sort()) {
    const home = path.join(modules, name);
    const about = JSON.parse(await readFile(path.join(home, "package.json"), "utf8"));
    lines.push(`${name} ${about.version}: ${about.license}`);
    for (const file of (await readdir(home)).filter((entry) => /^licen[cs]e/i.test(entry))) {
      const text = (await readFile(path.join(home, file), "utf8")).trim();
      texts.set(text, [...(texts.get(text) ?? []), name]);
    }
  }
  const licences = [...texts].map(([text, names]) => `\n\n---- ${names.join(", ")}\n\n${text}`);
  await writeFile(path.join(work, "THIRD-PARTY.txt"), `${lines.join("\n")}${licences.join("")}\n`);
}

await rm(work, { recursive: true, force: true });
await mkdir(work, { recursive: true });
try {
  const styled = await style("main.css");
  const print = path.join(source, "css/print.css");
  if (existsSync(print) && !styled.has(print)) await style("print.css");
  await scripts();
  await icons();
  await pdfFonts();
  await thirdParties();
  await writeFile(path.join(work, "manifest.json"), `${JSON.stringify(manifest, null, 2)}\n`);
  await rm(target, { recursive: true, force: true });
  await rename(work, target);
} finally {
  await rm(work, { recursive: true, force: true });
}
for (const [name, raw, brotli] of sizes) {
  console.log(`  ${name}: ${(raw / 1024).toFixed(1)} kB, ${(brotli / 1024).toFixed(1)} kB compressed`);
}
