// What programs read: feeds, sitemap, linked data, downloads, each held against its format by somebody else's validator.
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";
import Ajv from "ajv";
import formats from "ajv-formats";
import datapackage from "datapackage";
import { parseAtomFeed, parseJsonFeed } from "feedsmith";
import jsonld from "jsonld";
import { RelaxNGValidator, XmlDocument, XsdValidator } from "libxml2-wasm";
import ts from "typescript";
import { program, root } from "./site.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const project = resolve(here, "../..");
const base = "https://example.cn/tongbao/";
const work = mkdtempSync(join(tmpdir(), "tongbao-"));
after(() => rmSync(work, { recursive: true }));

/** The site as it is, and the same one when it knows its address. */
const sites = { "without an address": root, "with an address": join(work, "site") };

before(() => {
  const run = spawnSync(program, ["build", "--quiet", "--out", sites["with an address"], "--base-url", base],
    { cwd: project, encoding: "utf8" });
  assert.equal(run.status, 0, run.stderr);
});

const list = (site) => readdirSync(site, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  .map((entry) => relative(site, join(entry.parentPath ?? entry.path, entry.name)).split(sep).join("/")).sort();
const text = (site, file) => readFileSync(join(site, file), "utf8");
const json = (site, file) => JSON.parse(text(site, file));
const schema = (name) => readFileSync(join(here, "schemas", name), "utf8");
const validator = (name) => formats.default(new Ajv({ strict: false, allErrors: true })).compile(JSON.parse(schema(name)));

/** Validates XML; the validators of libxml2 throw with every problem in their message. */
function valid(kind, grammar, xml, name) {
  const [rules, document] = [XmlDocument.fromString(schema(grammar)), XmlDocument.fromString(xml)];
  const validator = kind.fromDoc(rules);
  try {
    validator.validate(document);
  } catch (error) {
    assert.fail(`${name}: ${JSON.stringify(error.details ?? error.message)}`);
  } finally {
    [validator, document, rules].forEach((one) => one.dispose());
  }
}

test("the validators see mistakes", () => {
  const feed = '<feed xmlns="http://www.w3.org/2005/Atom"><id>urn:a</id><title>题</title><updated>2020-05-06</updated></feed>';
  assert.throws(() => valid(RelaxNGValidator, "atom.rng", feed, "a feed without an author and a time"));
  const map = '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>tongnan/</loc></url></urlset>';
  assert.throws(() => valid(XsdValidator, "sitemap.xsd", map, "a relative address"));
});

for (const [kind, site] of Object.entries(sites)) {
  test(`Atom and JSON feeds, ${kind}`, () => {
    const check = validator("jsonfeed.json");
    const feeds = list(site).filter((file) => file.endsWith("feed.xml"));
    assert.ok(feeds.length > 5, "the site and its districts have feeds");
    for (const file of feeds) {
      valid(RelaxNGValidator, "atom.rng", text(site, file), file);
      const atom = parseAtomFeed(text(site, file));
      const other = json(site, file.replace(".xml", ".json"));
      assert.ok(check(other), `${file}: ${JSON.stringify(check.errors)}`);
      const feed = parseJsonFeed(other);
      assert.deepEqual(atom.entries.map((entry) => [entry.id, entry.title.value ?? entry.title]), feed.items.map((item) => [item.id, item.title]), file);
      assert.equal(new Set(atom.entries.map((entry) => entry.id)).size, atom.entries.length, "ids are unique");
      assert.equal(atom.updated, atom.entries[0]?.updated, "a feed is as new as its newest entry");
    }
  });

  test(`JSON files, ${kind}`, () => {
    const check = validator("figures.json");
    const files = list(site).filter((file) => file.endsWith("/data.json") || file === "data/figures.json" || /^charts\/.*\.json$/.test(file));
    const seen = new Set();
    for (const file of files) {
      const content = json(site, file);
      seen.add(content.meta.format);
      assert.ok(check(content), `${file}: ${JSON.stringify(check.errors?.slice(0, 3))}`);
    }
    assert.deepEqual([...seen].sort(), ["chart", "district", "figures", "indicator"]);
    const rows = (name) => files.filter((file) => name.test(file)).reduce((sum, file) => sum + json(site, file).rows.length, 0);
    const all = json(site, "data/figures.json").rows.length;
    assert.equal(rows(/^indicators\//), all, "every figure is in its indicator's file");
    assert.equal(rows(/^[a-z]+\/data\.json$/), all, "and in its district's");
  });

  test(`the data package, ${kind}`, async () => {
    const descriptor = json(site, "data/datapackage.json");
    assert.deepEqual((await datapackage.validate(descriptor)).errors.map(String), []);
    // This reader takes the mark that spreadsheets need at the start of the table for a part of the first heading.
    const folder = mkdtempSync(join(work, "data-"));
    writeFileSync(join(folder, "figures.csv"), text(site, "data/figures.csv").replace(/^\ufeff/, ""));
    const loaded = await datapackage.Package.load(descriptor, { basePath: folder, strict: true });
    const read = await loaded.getResource("figures").read({ keyed: true });
    const rows = json(site, "data/figures.json").rows;
    assert.equal(read.length, rows.length);
    read.forEach((row, at) => assert.equal(row.value, rows[at].value === null ? null : Number(rows[at].value), row.printed));
  });

  test(`linked data, ${kind}`, async () => {
    const pages = list(site).filter((file) => file.endsWith(".html"));
    const found = pages.map((file) => {
      const blocks = [...text(site, file).matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)];
      assert.equal(blocks.length, 1, file);
      return [file, JSON.parse(blocks[0][1])];
    });
    const context = { "@context": { "@vocab": "https://schema.org/", url: { "@type": "@id" }, item: { "@type": "@id" }, contentUrl: { "@type": "@id" }, image: { "@type": "@id" } } };
    const documentLoader = async (url) => {
      assert.equal(url, "https://schema.org", "no other vocabulary");
      return { contextUrl: null, documentUrl: url, document: context };
    };
    for (const [file, graph] of found) {
      const expanded = await jsonld.expand(graph, { documentLoader, safe: true });
      const addresses = JSON.stringify(expanded).match(/"@id":"[^"]*"/g) ?? [];
      for (const address of addresses) assert.match(address, /^"@id":"https?:\/\//, `${file} names things by absolute addresses only`);
      const crumbs = graph["@graph"].find((thing) => thing["@type"] === "BreadcrumbList");
      if (file !== "404.html" && !text(site, file).includes("http-equiv=\"refresh\"")) {
        assert.deepEqual(crumbs.itemListElement.map((item) => item.position), crumbs.itemListElement.map((_, at) => at + 1), file);
      }
    }
    const kinds = new Set(found.flatMap(([, graph]) => graph["@graph"].map((thing) => thing["@type"])));
    for (const wanted of ["WebSite", "Report", "Dataset", "BreadcrumbList"]) assert.ok(kinds.has(wanted), wanted);
  });
}

const graphs = (site) => list(site).filter((file) => file.endsWith(".html")).map((file) =>
  JSON.parse(text(site, file).match(/<script type="application\/ld\+json">(.*?)<\/script>/s)[1]));

/** What kind of thing has which properties: one of many pages alike is enough. */
const shape = (graph) => JSON.stringify(graph, (key, value) => (typeof value === "string" && !key.startsWith("@") ? "" : Array.isArray(value) ? [...new Map(value.map((item) => [shape(item), item])).values()] : value));

test("linked data keeps to the vocabulary of schema.org", () => {
  const wrong = { "@context": "https://schema.org", "@graph": [{ "@type": "Report", headlin: "题" }] };
  const all = Object.values(sites).flatMap(graphs);
  const problems = types([...new Map([...all, wrong].map((graph) => [shape(graph), graph])).values()]);
  assert.equal(problems.length, 1, problems.join("\n"));
  assert.match(problems[0], /'headlin'? ?does not exist|headlin/, "and the wrong word is found");
});

/** Holds graphs against schema.org's own vocabulary, as its published TypeScript types have it. */
function types(graphs) {
  const file = join(here, "graphs.check.ts");
  const lines = graphs.map((graph, at) => `export const g${at}: Graph = ${JSON.stringify(graph)};`);
  const source = `import type { Graph } from "schema-dts";\n${lines.join("\n")}\n`;
  const options = { strict: true, noEmit: true, skipLibCheck: true, module: ts.ModuleKind.NodeNext, moduleResolution: ts.ModuleResolutionKind.NodeNext, target: ts.ScriptTarget.ES2022, types: [] };
  const host = ts.createCompilerHost(options);
  const [read, exists, get] = [host.readFile, host.fileExists, host.getSourceFile];
  host.readFile = (name) => (name === file ? source : read.call(host, name));
  host.fileExists = (name) => name === file || exists.call(host, name);
  host.getSourceFile = (name, language, ...rest) => (name === file ? ts.createSourceFile(name, source, language) : get.call(host, name, language, ...rest));
  const problems = ts.getPreEmitDiagnostics(ts.createProgram([file], options, host));
  return problems.map((problem) => ts.flattenDiagnosticMessageText(problem.messageText, " ").slice(0, 600));
}

test("the sitemap lists every page, absolutely, and only a site with an address has one", () => {
  const site = sites["with an address"];
  valid(XsdValidator, "sitemap.xsd", text(site, "sitemap.xml"), "sitemap.xml");
  const listed = [...text(site, "sitemap.xml").matchAll(/<loc>(.*?)<\/loc>/g)].map(([, address]) => address);
  const pages = list(site).filter((file) => file.endsWith(".html") && !text(site, file).includes('content="noindex"'));
  assert.deepEqual(listed.sort(), pages.map((page) => base + page.replace(/index\.html$/, "")).sort());
  assert.ok(!list(root).includes("sitemap.xml"));
  assert.match(text(site, "robots.txt"), new RegExp(`^Sitemap: ${base}sitemap.xml$`, "m"));
});

test("browsers are told how to search a site that has an address", () => {
  const site = sites["with an address"];
  valid(RelaxNGValidator, "opensearch.rng", text(site, "opensearch.xml"), "opensearch.xml");
  assert.match(text(site, "opensearch.xml"), /template="https:\/\/example\.cn\/tongbao\/search\/\?q=\{searchTerms\}"/);
  assert.ok(text(site, "index.html").includes('rel="search"') && !text(root, "index.html").includes('rel="search"'));
});

test("link previews name title, kind and address", () => {
  const page = text(sites["with an address"], "tongnan/2020-04/index.html");
  const property = (name) => page.match(new RegExp(`<meta property="${name}" content="([^"]*)"`))?.[1];
  assert.equal(property("og:type"), "article");
  assert.equal(property("og:url"), `${base}tongnan/2020-04/`);
  assert.equal(property("og:locale"), "zh_CN");
  assert.ok(property("og:title") && property("og:description"));
});
