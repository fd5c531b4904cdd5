// A reader for the part of YAML that cloud-init documents use (JSON is in it too): block and flow mappings and
// sequences, plain and quoted scalars, literal and folded blocks. No anchors, tags or several documents.
#ifndef YAML_H
#define YAML_H

#include <stddef.h>

struct yaml_entry {
  char *path;   // "write_files/0/path": keys and item numbers joined by '/'; a '/' inside a key is kept as it is
  char *value;  // text with quotes and escapes resolved, NUL terminated
};

struct yaml {
  struct yaml_entry *entries;
  size_t count;
};

// Reads a whole document. Every scalar becomes an entry, in document order. What cannot be read is skipped.
struct yaml yaml_read(const char *text);

// The value at a path, or NULL.
const char *yaml_get(const struct yaml *doc, const char *path);

#endif
