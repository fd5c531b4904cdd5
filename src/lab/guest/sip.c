// See sip.h.
#define _GNU_SOURCE
#include "sip.h"

#include <arpa/inet.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

static const struct {
  const char *name, *compact;
} echoed[] = {{"Via", "v"}, {"From", "f"}, {"To", "t"}, {"Call-ID", "i"}, {"CSeq", NULL}};

enum { VIA, FROM, TO, CALL_ID, CSEQ, HEADERS };

// The header's value when `line` is one of this name, else NULL.
static const char *value_of(const char *line, const char *name) {
  size_t length = name ? strlen(name) : 0;
  if (!name || strncasecmp(line, name, length) != 0) return NULL;
  line += length;
  line += strspn(line, " \t");
  if (*line != ':') return NULL;
  line++;
  return line + strspn(line, " \t");
}

static const char *next_line(const char *p) {
  const char *end = strstr(p, "\r\n");
  return end ? end + 2 : NULL;
}

// Where a header ends: before the first line break that no continuation line follows.
static const char *end_of_header(const char *p) {
  const char *end = strstr(p, "\r\n");
  while (end && (end[2] == ' ' || end[2] == '\t')) end = strstr(end + 2, "\r\n");
  return end ? end : p + strlen(p);
}

size_t sip_length(const char *stream) {
  const char *head = strstr(stream, "\r\n\r\n");
  if (!head) return 0;
  long body = 0;
  for (const char *line = stream; line && line < head; line = next_line(line)) {
    const char *value = value_of(line, "Content-Length");
    if (!value) value = value_of(line, "l");
    if (value) body = strtol(value, NULL, 10);
  }
  return (size_t)(head + 4 - stream) + (size_t)(body > 0 ? body : 0);
}

static const char *address_text(const struct sockaddr_in6 *from, char *text, socklen_t size) {
  if (IN6_IS_ADDR_V4MAPPED(&from->sin6_addr)) return inet_ntop(AF_INET, &from->sin6_addr.s6_addr[12], text, size);
  return inet_ntop(AF_INET6, &from->sin6_addr, text, size);
}

// The first Via says where the request came from; an empty rport asks for the port too (RFC 3581).
static void put_first_via(FILE *out, const char *via, size_t length, const struct sockaddr_in6 *from) {
  char text[INET6_ADDRSTRLEN], *copy = strndup(via, length);
  size_t first = strcspn(copy, ",");
  char *rport = strcasestr(copy, ";rport");
  bool asked = rport && rport < copy + first && rport[6] != '=';
  size_t before = asked ? (size_t)(rport - copy) : first;
  fprintf(out, "Via: %.*s", (int)before, copy);
  if (asked) fprintf(out, ";received=%s;rport=%d", address_text(from, text, sizeof text), ntohs(from->sin6_port));
  fprintf(out, "%s\r\n", copy + before + (asked ? 6 : 0));
  free(copy);
}

static void put_to(FILE *out, const char *value, size_t length) {
  char *copy = strndup(value, length);
  bool tagged = strcasestr(copy, ";tag=") != NULL;
  fprintf(out, "To: %s%s\r\n", copy, tagged ? "" : ";tag=patchbay");
  free(copy);
}

static void put_header(FILE *out, int which, const char *value, bool first, const struct sockaddr_in6 *from) {
  size_t length = (size_t)(end_of_header(value) - value);
  if (which == VIA && first) put_first_via(out, value, length, from);
  else if (which == TO) put_to(out, value, length);
  else fprintf(out, "%s: %.*s\r\n", echoed[which].name, (int)length, value);
}

// Echoes what a response must carry. True when all of it was there.
static bool put_echoes(FILE *out, const char *request, const struct sockaddr_in6 *from) {
  int seen[HEADERS] = {0};
  for (const char *line = next_line(request); line && *line && strncmp(line, "\r\n", 2) != 0; line = next_line(line)) {
    for (int which = 0; which < HEADERS; which++) {
      const char *value = value_of(line, echoed[which].name);
      if (!value) value = value_of(line, echoed[which].compact);
      if (value) put_header(out, which, value, seen[which]++ == 0, from);
    }
  }
  return seen[VIA] > 0 && seen[FROM] == 1 && seen[TO] == 1 && seen[CALL_ID] == 1 && seen[CSEQ] == 1;
}

static bool is_request(const char *message) {
  const char *line_end = strstr(message, "\r\n");
  return line_end && line_end - message > 8 && strncmp(line_end - 8, " SIP/2.0", 8) == 0;
}

bool sip_answer(const char *request, const struct sockaddr_in6 *from, char *answer, size_t size) {
  request += strspn(request, "\r\n");  // keep-alives stand before a message
  if (!is_request(request) || strncmp(request, "ACK ", 4) == 0) return false;
  bool options = strncmp(request, "OPTIONS ", 8) == 0;
  FILE *out = fmemopen(answer, size, "w");
  fprintf(out, "SIP/2.0 %s\r\n", options ? "200 OK" : "405 Method Not Allowed");
  bool complete = put_echoes(out, request, from);
  fprintf(out, "Allow: OPTIONS\r\nAccept: application/sdp\r\nServer: Patchbay lab\r\nContent-Length: 0\r\n\r\n");
  bool fits = fflush(out) == 0;
  fclose(out);
  return complete && fits;
}
