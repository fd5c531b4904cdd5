// See yaml.h. Memory is never given back: the programs that use this live for milliseconds.
#define _GNU_SOURCE
#include "yaml.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct line {
  int indent;        // columns before the first character, -1 for an empty line
  const char *raw;   // the whole line, as block scalars need it
  const char *text;  // from the first character on
};

struct reader {
  struct line *lines;
  size_t count, at;
  struct yaml out;
};

static void node(struct reader *r, int indent, const char *path);

static void emit(struct reader *r, const char *path, const char *value) {
  r->out.entries = realloc(r->out.entries, (r->out.count + 1) * sizeof *r->out.entries);
  r->out.entries[r->out.count++] = (struct yaml_entry){strdup(path), strdup(value)};
}

static char *join(const char *path, const char *key) {
  char *joined;
  if (asprintf(&joined, "%s%s%s", path, *path ? "/" : "", key) < 0) abort();
  return joined;
}

static char *join_number(const char *path, int number) {
  char text[16];
  snprintf(text, sizeof text, "%d", number);
  return join(path, text);
}

static const char *skip_spaces(const char *p) {
  while (*p == ' ' || *p == '\t' || *p == '\n') p++;
  return p;
}

static bool is_comment(const char *p) { return *p == '#'; }

// ---- scalars ----

static char *put_utf8(char *to, unsigned code) {
  if (code < 0x80) {
    *to++ = (char)code;
  } else if (code < 0x800) {
    *to++ = (char)(0xC0 | code >> 6);
    *to++ = (char)(0x80 | (code & 0x3F));
  } else {
    *to++ = (char)(0xE0 | code >> 12);
    *to++ = (char)(0x80 | (code >> 6 & 0x3F));
    *to++ = (char)(0x80 | (code & 0x3F));
  }
  return to;
}

static char unescape(char c) {
  switch (c) {
    case 'n': return '\n';
    case 't': return '\t';
    case 'r': return '\r';
    case '0': return '\0';
    default: return c;  // \" \\ \/
  }
}

// A quoted scalar at *p; leaves *p behind the closing quote.
static char *quoted(const char **p) {
  char quote = *(*p)++;
  char *value = malloc(2 * strlen(*p) + 1), *to = value;
  for (; **p; (*p)++) {
    if (**p == quote && quote == '\'' && (*p)[1] == '\'') {
      *to++ = *(*p)++;
    } else if (**p == quote) {
      (*p)++;
      break;
    } else if (quote == '"' && **p == '\\' && ((*p)[1] == 'u' || (*p)[1] == 'x')) {
      int digits = (*p)[1] == 'u' ? 4 : 2;
      char hex[5] = {0};
      strncpy(hex, *p + 2, digits);
      to = put_utf8(to, (unsigned)strtoul(hex, NULL, 16));
      *p += 1 + strlen(hex);
    } else if (quote == '"' && **p == '\\' && (*p)[1]) {
      *to++ = unescape(*++(*p));
    } else {
      *to++ = **p;
    }
  }
  *to = 0;
  return value;
}

static char *trimmed(const char *from, const char *to) {
  while (to > from && (to[-1] == ' ' || to[-1] == '\t' || to[-1] == '\r' || to[-1] == '\n')) to--;
  return strndup(from, (size_t)(to - from));
}

static const char *end_of_plain(const char *p, const char *stops) {
  for (; *p && *p != '\n' && !strchr(stops, *p); p++)
    if ((*p == ' ' || *p == '\t') && p[1] == '#') break;
  return p;
}

// ---- flow style: {a: b, c: [d]} ----

static char *flow_scalar(const char **p, const char *stops) {
  if (**p == '"' || **p == '\'') return quoted(p);
  const char *end = end_of_plain(*p, stops);
  char *value = trimmed(*p, end);
  *p = end;
  return value;
}

static void flow(struct reader *r, const char **p, const char *path) {
  *p = skip_spaces(*p);
  if (**p != '{' && **p != '[') {
    emit(r, path, flow_scalar(p, ",]}"));
    return;
  }
  bool mapping = *(*p)++ == '{';
  for (int number = 0;; number++) {
    *p = skip_spaces(*p);
    if (**p == 0) return;
    if (**p == '}' || **p == ']') break;
    char *child = mapping ? join(path, flow_scalar(p, ":,}")) : join_number(path, number);
    *p = skip_spaces(*p);
    if (mapping && **p == ':') (*p)++;
    flow(r, p, child);
    *p = skip_spaces(*p);
    if (**p == ',') (*p)++;
  }
  (*p)++;
}

static bool balanced(const char *p) {
  int depth = 0;
  for (; *p; p++) {
    if (*p == '"' || *p == '\'') {
      quoted(&p);
      p--;
    } else if (*p == '{' || *p == '[') {
      depth++;
    } else if (*p == '}' || *p == ']') {
      depth--;
    }
  }
  return depth <= 0;
}

// A flow collection may run over several lines. `text` begins on the current line, which is consumed.
static void flow_lines(struct reader *r, const char *text, const char *path) {
  char *all = strdup(text);
  r->at++;
  while (!balanced(all) && r->at < r->count) {
    char *longer;
    if (asprintf(&longer, "%s\n%s", all, r->lines[r->at++].text) < 0) abort();
    all = longer;
  }
  const char *p = all;
  flow(r, &p, path);
}

// ---- block scalars: | and > ----

static bool belongs_to_block(const struct line *line, int indent) { return line->indent < 0 || line->indent > indent; }

static int indent_of_block(const struct reader *r, int parent) {
  for (size_t i = r->at; i < r->count && belongs_to_block(&r->lines[i], parent); i++)
    if (r->lines[i].indent >= 0) return r->lines[i].indent;
  return parent + 1;
}

// The lines below a `key: |`. `style` is the text from | or > on.
static void block_scalar(struct reader *r, const char *style, int parent, const char *path) {
  bool folded = style[0] == '>', strip = style[1] == '-';
  r->at++;
  int indent = indent_of_block(r, parent);
  char *value = strdup("");
  for (; r->at < r->count && belongs_to_block(&r->lines[r->at], parent); r->at++) {
    const struct line *line = &r->lines[r->at];
    const char *content = line->indent < 0 ? "" : line->raw + indent;
    char *longer;
    if (asprintf(&longer, "%s%s%s", value, content, folded && line->indent >= 0 ? " " : "\n") < 0) abort();
    value = longer;
  }
  size_t length = strlen(value);
  while (length > 0 && (value[length - 1] == '\n' || value[length - 1] == ' ')) value[--length] = 0;
  if (!strip && length > 0) value[length] = '\n', value[length + 1] = 0;
  emit(r, path, value);
}

// ---- block style ----

static bool is_item(const char *text) { return text[0] == '-' && (text[1] == ' ' || text[1] == 0); }

// Where the value of "key: value" begins, or NULL when the line is no such thing. The key is returned unquoted.
static const char *split_key(const char *text, char **key) {
  const char *p = text;
  if (*p == '"' || *p == '\'') {
    *key = quoted(&p);
    return *p == ':' ? p + 1 : NULL;
  }
  for (; *p; p++) {
    if (*p == ':' && (p[1] == ' ' || p[1] == 0)) {
      *key = trimmed(text, p);
      return p + 1;
    }
  }
  return NULL;
}

// What stands behind "key:" or "- " on the current line.
static void value(struct reader *r, const char *text, int indent, const char *path) {
  text = skip_spaces(text);
  if (*text == '|' || *text == '>') {
    block_scalar(r, text, indent, path);
  } else if (*text == '{' || *text == '[') {
    flow_lines(r, text, path);
  } else if (*text == 0 || is_comment(text)) {
    r->at++;
    while (r->at < r->count && r->lines[r->at].indent < 0) r->at++;
    if (r->at == r->count) return;
    const struct line *next = &r->lines[r->at];
    if (next->indent > indent || (next->indent == indent && is_item(next->text))) node(r, next->indent, path);
  } else {
    r->at++;
    emit(r, path, flow_scalar(&text, ""));
  }
}

static bool more(struct reader *r, int indent) {
  while (r->at < r->count && (r->lines[r->at].indent < 0 || is_comment(r->lines[r->at].text))) r->at++;
  return r->at < r->count && r->lines[r->at].indent == indent;
}

static void sequence(struct reader *r, int indent, const char *path) {
  for (int number = 0; more(r, indent) && is_item(r->lines[r->at].text); number++) {
    struct line *line = &r->lines[r->at];
    const char *rest = skip_spaces(line->text + 1);
    char *key, *child = join_number(path, number);
    bool nested = *rest != '{' && *rest != '[' && (is_item(rest) || split_key(rest, &key));
    if (!nested) {
      value(r, rest, indent, child);
      continue;
    }
    line->indent += (int)(rest - line->text);  // "- key: v" is the first line of a mapping that stands further right
    line->text = rest;
    node(r, line->indent, child);
  }
}

static void mapping(struct reader *r, int indent, const char *path) {
  char *key;
  const char *rest;
  while (more(r, indent) && !is_item(r->lines[r->at].text)) {
    rest = split_key(r->lines[r->at].text, &key);
    if (rest) {
      value(r, rest, indent, join(path, key));
    } else {
      r->at++;
    }
  }
}

static void node(struct reader *r, int indent, const char *path) {
  if (!more(r, indent)) return;
  const char *text = r->lines[r->at].text;
  if (is_item(text)) {
    sequence(r, indent, path);
  } else if (*text == '{' || *text == '[') {
    flow_lines(r, text, path);
  } else {
    mapping(r, indent, path);
  }
}

static struct reader split_lines(const char *text) {
  struct reader r = {0};
  char *copy = strdup(text);
  for (char *line; (line = strsep(&copy, "\n"));) {
    size_t length = strlen(line);
    if (length > 0 && line[length - 1] == '\r') line[length - 1] = 0;
    int indent = (int)strspn(line, " ");
    r.lines = realloc(r.lines, (r.count + 1) * sizeof *r.lines);
    r.lines[r.count++] = (struct line){line[indent] ? indent : -1, line, line + indent};
  }
  return r;
}

struct yaml yaml_read(const char *text) {
  struct reader r = split_lines(text);
  while (r.at < r.count) {
    size_t before = r.at;
    const struct line *line = &r.lines[r.at];
    if (line->indent >= 0 && !is_comment(line->text) && strcmp(line->text, "---") != 0) node(&r, line->indent, "");
    if (r.at == before) r.at++;
  }
  return r.out;
}

const char *yaml_get(const struct yaml *doc, const char *path) {
  for (size_t i = 0; i < doc->count; i++)
    if (strcmp(doc->entries[i].path, path) == 0) return doc->entries[i].value;
  return NULL;
}
