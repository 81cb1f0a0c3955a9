// Unpacks the Chromium of the npm package into .chromium, with its own libraries and fonts: no apt, no root.

import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { brotliDecompressSync } from "node:zlib";

const here = path.dirname(fileURLToPath(import.meta.url));
const packed = path.join(here, "node_modules/@sparticuz/chromium/bin");
const place = path.join(here, ".chromium");

rmSync(place, { recursive: true, force: true });
mkdirSync(path.join(place, "cache"), { recursive: true });
const open = (name) => brotliDecompressSync(readFileSync(path.join(packed, name)));
writeFileSync(path.join(place, "chromium"), open("chromium.br"), { mode: 0o755 });
for (const archive of ["al2023.tar.br", "swiftshader.tar.br", "fonts.tar.br"]) {
  const tar = spawnSync("tar", ["-x", "-C", place], { input: open(archive) });
  if (tar.status) throw new Error(`${archive}: ${tar.stderr}`);
}
writeFileSync(
  path.join(place, "fonts.conf"),
  `<fontconfig><dir>${place}/fonts</dir><cachedir>${place}/cache</cachedir></fontconfig>\n`,
);
