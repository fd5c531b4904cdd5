// Makes the one stylesheet: those rules of PatternFly that some page uses, then our own.
// node build.mjs <folder with node_modules> <repository> <output folder>
import {createRequire} from 'node:module';
import {mkdirSync, readFileSync, readdirSync, statSync, writeFileSync} from 'node:fs';
import {join, resolve} from 'node:path';
import {gzipSync} from 'node:zlib';

const [modules, repository, output] = process.argv.slice(2).map((path) => resolve(path));
const require = createRequire(join(modules, 'package.json'));
const postcss = require('postcss');
const own = join(repository, 'src/main/frontend/css');

/** PatternFly's parts that pages may use. A part is added here, its rules are picked by use. */
const PARTS = [
  'base/patternfly-variables',
  'components/Button/button',
  'components/Check/check',
  'components/EmptyState/empty-state',
  'components/FormControl/form-control',
  'components/Label/label',
  'components/Nav/nav',
  'components/Radio/radio',
  'components/Table/table',
  'components/Table/table-grid',
];
const LAYERS = ['tokens', 'page', 'content', 'form', 'narrow', 'print'];

const files = (folder, ending) => readdirSync(folder).flatMap((name) => {
  const path = join(folder, name);
  return statSync(path).isDirectory() ? files(path, ending) : name.endsWith(ending) ? [path] : [];
});
const text = (path) => readFileSync(path, 'utf8');

/** Every class of PatternFly that stands in a template, a script or our own style. */
function usedClasses() {
  const sources = [
    ...files(join(repository, 'src/main/webapp'), '.html'),
    ...files(join(repository, 'themes'), '.html'),
    ...files(join(repository, 'src/main/java/org/patchbay/theme'), '.java'),
    ...files(own, '.css'),
  ];
  return new Set(sources.flatMap((path) => text(path).match(/\bpf-[\w-]*\w/g) ?? []));
}

/** Rows and cells are known by their element: they need no class each. */
const byElement = (css) =>
  css.replace(/(tr|td|th|thead|tbody|caption):where\(\.pf-v6-c-table__\1\)/g, '$1')
     .replace(/(^|[\s>+~,(])\.pf-v6-c-table__(tr|td|th|thead|tbody|caption)(?![\w-])/gm, '$1$2');

const DARK = /:where\(\.pf-v6-theme-dark\)\s*/;
const withoutNegations = (selector) => selector.replace(/:not\([^()]*(\([^()]*\)[^()]*)*\)/g, '');
const classesOf = (selector) => withoutNegations(selector).match(/(?<=\.)pf-[\w-]+/g) ?? [];

/** Drops rules that no page uses; what is dark follows the person's system. */
function pick(css, used) {
  const root = postcss.parse(byElement(css));
  root.walkRules((rule) => {
    if (rule.parent.type === 'atrule' && /keyframes/.test(rule.parent.name)) {
      return;
    }
    const dark = rule.selectors.some((selector) => DARK.test(selector));
    rule.selectors = rule.selectors
      .map((selector) => selector.replace(DARK, ''))
      .filter((selector) => classesOf(selector).every((name) => used.has(name)));
    if (rule.selectors.length === 1 && rule.selectors[0] === '') {
      rule.remove();
    } else if (dark) {
      const media = postcss.atRule({name: 'media', params: '(prefers-color-scheme: dark)'});
      rule.replaceWith(media);
      media.append(rule);
    }
  });
  return root;
}

/** Custom properties that nothing reads are not sent. */
function dropUnread(root) {
  for (let dropped = 1; dropped > 0;) {
    dropped = 0;
    const read = new Set();
    root.walkDecls((decl) => {
      for (const [, name] of decl.value.matchAll(/var\(\s*(--[\w-]+)/g)) {
        read.add(name);
      }
    });
    root.walkDecls(/^--pf-/, (decl) => {
      if (!read.has(decl.prop)) {
        decl.remove();
        dropped++;
      }
    });
  }
}

function tidy(root) {
  root.walkComments((comment) => comment.remove());
  const animated = root.toString();
  root.walkAtRules(/keyframes/, (rule) => {
    if (animated.split(rule.params).length < 3) {
      rule.remove();
    }
  });
  for (let emptied = 1; emptied > 0;) {
    emptied = 0;
    root.walk((node) => {
      if (node.nodes && node.nodes.length === 0) {
        node.remove();
        emptied++;
      }
    });
  }
  root.walk((node) => {
    node.raws = {before: '', after: '', between: node.type === 'decl' ? ':' : '', semicolon: false};
    if (node.type === 'atrule') {
      node.raws.afterName = ' ';
    }
    if (node.selector) {
      node.selector = node.selectors.map((selector) => selector.replace(/\s+/g, ' ')).join(',');
    }
  });
}

const used = usedClasses();
const sheet = postcss.root();
for (const part of PARTS) {
  sheet.append(pick(text(join(modules, `node_modules/@patternfly/patternfly/${part}.css`)), used).nodes);
}
for (const layer of LAYERS) {
  sheet.append(postcss.parse(text(join(own, `${layer}.css`))).nodes);
}
dropUnread(sheet);
tidy(sheet);
const css = sheet.toString();
mkdirSync(output, {recursive: true});
writeFileSync(join(output, 'app.css'), css);
console.log(`app.css: ${css.length} bytes, ${gzipSync(css).length} packed`);
