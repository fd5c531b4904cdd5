// Reads the documents of a NoCloud seed.
//   seed get FILE KEY        the value at KEY ("local-hostname"), empty when there is none
//   seed network FILE        network-config version 2 as lines for the init script:
//                              MAC address 198.51.100.20/24 | MAC route default 198.51.100.1 | MAC mtu 1450
//   seed files FILE [ROOT]   does what write_files of a #cloud-config asks, below ROOT
#define _GNU_SOURCE
#include "yaml.h"

#include <ctype.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static char *content_of(const char *file) {
  FILE *in = fopen(file, "r");
  if (!in) return strdup("");
  size_t length = 0;
  char *text = NULL;
  if (getdelim(&text, &length, 0, in) < 0) text = strdup("");
  fclose(in);
  return text;
}

// ---- network ----

// The id in "ethernets/<id>/rest" or "network/ethernets/<id>/rest"; sets rest. NULL for any other path.
static char *interface_of(const char *path, const char **rest) {
  if (strncmp(path, "network/", 8) == 0) path += 8;
  if (strncmp(path, "ethernets/", 10) != 0) return NULL;
  const char *id = path + 10, *slash = strchr(id, '/');
  if (!slash) return NULL;
  *rest = slash + 1;
  return strndup(id, (size_t)(slash - id));
}

static const char *mac_of(const struct yaml *doc, const char *interface) {
  for (size_t i = 0; i < doc->count; i++) {
    const char *rest;
    char *id = interface_of(doc->entries[i].path, &rest);
    if (id && strcmp(id, interface) == 0 && strcmp(rest, "match/macaddress") == 0) {
      for (char *c = doc->entries[i].value; *c; c++) *c = (char)tolower(*c);
      return doc->entries[i].value;
    }
  }
  return NULL;
}

// routes/N/via with its routes/N/to
static void print_route(const struct yaml *doc, size_t via, const char *mac) {
  const char *path = doc->entries[via].path;
  char *to_path;
  if (asprintf(&to_path, "%.*sto", (int)(strlen(path) - strlen("via")), path) < 0) abort();
  const char *to = yaml_get(doc, to_path);
  bool is_default = !to || strcmp(to, "0.0.0.0/0") == 0 || strcmp(to, "::/0") == 0;
  printf("%s route %s %s\n", mac, is_default ? "default" : to, doc->entries[via].value);
}

static int network(const struct yaml *doc) {
  for (size_t i = 0; i < doc->count; i++) {
    const char *rest, *value = doc->entries[i].value;
    char *id = interface_of(doc->entries[i].path, &rest);
    const char *mac = id ? mac_of(doc, id) : NULL;
    if (!mac) continue;
    if (strncmp(rest, "addresses/", 10) == 0) printf("%s address %s\n", mac, value);
    if (strcmp(rest, "gateway4") == 0 || strcmp(rest, "gateway6") == 0) printf("%s route default %s\n", mac, value);
    if (strncmp(rest, "routes/", 7) == 0 && strcmp(strrchr(rest, '/'), "/via") == 0) print_route(doc, i, mac);
    if (strcmp(rest, "mtu") == 0) printf("%s mtu %s\n", mac, value);
  }
  return 0;
}

// ---- write_files ----

static int base64_digit(char c) {
  static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  const char *found = c ? strchr(digits, c) : NULL;
  return found ? (int)(found - digits) : -1;
}

static void write_base64(FILE *out, const char *text) {
  unsigned bits = 0;
  int held = 0;
  for (; *text && *text != '='; text++) {
    int digit = base64_digit(*text);
    if (digit < 0) continue;
    bits = bits << 6 | (unsigned)digit;
    held += 6;
    if (held >= 8) fputc((int)(bits >> (held -= 8) & 0xFF), out);
  }
}

static void make_parents(char *path) {
  for (char *slash = strchr(path + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
    *slash = 0;
    mkdir(path, 0755);
    *slash = '/';
  }
}

static const char *item(const struct yaml *doc, int number, const char *key) {
  char path[64];
  snprintf(path, sizeof path, "write_files/%d/%s", number, key);
  return yaml_get(doc, path);
}

static bool is(const char *value, const char *wanted) { return value && strcmp(value, wanted) == 0; }

static int write_file(const struct yaml *doc, int number, const char *root) {
  const char *content = item(doc, number, "content"), *encoding = item(doc, number, "encoding"),
             *permissions = item(doc, number, "permissions");
  char *path;
  if (asprintf(&path, "%s%s", root, item(doc, number, "path")) < 0) abort();
  make_parents(path);
  FILE *out = fopen(path, is(item(doc, number, "append"), "true") ? "a" : "w");
  if (!out) {
    perror(path);
    return 1;
  }
  if (is(encoding, "b64") || is(encoding, "base64")) {
    write_base64(out, content ? content : "");
  } else {
    fputs(content ? content : "", out);
  }
  fclose(out);
  chmod(path, permissions ? (mode_t)strtoul(permissions, NULL, 8) : 0644);
  return 0;
}

static int files(const struct yaml *doc, const char *root) {
  int failed = 0;
  for (int number = 0; item(doc, number, "path"); number++) failed |= write_file(doc, number, root);
  return failed;
}

int main(int argc, char **argv) {
  if (argc < 3) {
    fprintf(stderr, "usage: seed get FILE KEY | seed network FILE | seed files FILE [ROOT]\n");
    return 2;
  }
  struct yaml doc = yaml_read(content_of(argv[2]));
  if (strcmp(argv[1], "network") == 0) return network(&doc);
  if (strcmp(argv[1], "files") == 0) return files(&doc, argc > 3 ? argv[3] : "");
  if (strcmp(argv[1], "get") == 0 && argc > 3) {
    const char *value = yaml_get(&doc, argv[3]);
    puts(value ? value : "");
    return 0;
  }
  return 2;
}
