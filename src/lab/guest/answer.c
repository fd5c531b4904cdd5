// Answers on the ports that a node's roles ask for.
//   answer ROLES     ROLES holds lines "role transport port protocol", e.g. "sip udp 5060 sip"; "#" begins a comment
// Protocols: http (GET and HEAD: 200 and a JSON body that says who answers), sip (OPTIONS: 200 OK), anything else
// (a TCP connection is accepted and kept, a UDP datagram is sent back). Starts anew when the file changes.
#define _GNU_SOURCE
#include "sip.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum { MOST_PORTS = 64, MOST_SOCKETS = MOST_PORTS + 256, MESSAGE = 16384, IDLE_SECONDS = 30, LOOK_EVERY_MS = 1000 };

enum protocol { HTTP, SIP, OTHER };
enum kind { LISTENER, DATAGRAMS, CONNECTION };

struct endpoint {
  enum kind kind;
  enum protocol protocol;
  time_t last_heard;
  struct sockaddr_in6 peer;
  char *heard;  // what came in and is not answered yet, MESSAGE bytes, only of a connection
  size_t length;
};

static struct endpoint endpoints[MOST_SOCKETS];
static struct pollfd polled[MOST_SOCKETS];
static int used;
static char roles[512];

// ---- endpoints ----

static void add(int fd, enum kind kind, enum protocol protocol) {
  if (used == MOST_SOCKETS) {
    close(fd);
    return;
  }
  endpoints[used] = (struct endpoint){.kind = kind, .protocol = protocol, .last_heard = time(NULL)};
  if (kind == CONNECTION) endpoints[used].heard = malloc(MESSAGE + 1);
  polled[used++] = (struct pollfd){.fd = fd, .events = POLLIN};
}

static void drop(int i) {
  close(polled[i].fd);
  free(endpoints[i].heard);
  used--;
  endpoints[i] = endpoints[used];
  polled[i] = polled[used];
}

static enum protocol protocol_named(const char *name) {
  if (strcmp(name, "http") == 0) return HTTP;
  if (strcmp(name, "sip") == 0) return SIP;
  return OTHER;
}

// IPv4 and IPv6 at once. -1 when the port is taken, which it is when two roles share it.
static int bound(int type, int port) {
  int fd = socket(AF_INET6, type | SOCK_NONBLOCK | SOCK_CLOEXEC, 0), yes = 1, no = 0;
  if (fd < 0) return -1;
  setsockopt(fd, IPPROTO_IPV6, IPV6_V6ONLY, &no, sizeof no);
  if (type == SOCK_STREAM) setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
  struct sockaddr_in6 any = {.sin6_family = AF_INET6, .sin6_port = htons((uint16_t)port), .sin6_addr = in6addr_any};
  if (bind(fd, (struct sockaddr *)&any, sizeof any) < 0 || (type == SOCK_STREAM && listen(fd, 64) < 0)) {
    close(fd);
    return -1;
  }
  return fd;
}

static void open_port(const char *transport, int port, const char *protocol) {
  bool tcp = strcmp(transport, "tcp") == 0;
  int fd = used < MOST_PORTS ? bound(tcp ? SOCK_STREAM : SOCK_DGRAM, port) : -1;
  if (fd >= 0) {
    add(fd, tcp ? LISTENER : DATAGRAMS, protocol_named(protocol));
  } else {
    fprintf(stderr, "answer: %s port %d: %s\n", transport, port, strerror(errno));
  }
}

static void note_role(const char *role) {
  char *found = strstr(roles, role);
  size_t length = strlen(roles), wanted = strlen(role);
  bool known = found && (found == roles || found[-1] == ' ') && (found[wanted] == 0 || found[wanted] == ' ');
  if (!known) snprintf(roles + length, sizeof roles - length, "%s%s", length ? " " : "", role);
}

static void open_ports(const char *file) {
  FILE *in = fopen(file, "r");
  char line[256], role[64], transport[8], protocol[32];
  int port;
  while (in && fgets(line, sizeof line, in)) {
    if (line[0] == '#') continue;
    if (sscanf(line, "%63s %7s %d %31s", role, transport, &port, protocol) != 4) continue;
    note_role(role);
    open_port(transport, port, protocol);
  }
  if (in) fclose(in);
}

// ---- HTTP ----

static void put_json(FILE *out, const char *key, const char *text) {
  fprintf(out, "\"%s\":\"", key);
  for (; *text; text++) {
    if (*text == '"' || *text == '\\') fputc('\\', out);
    if ((unsigned char)*text >= ' ') fputc(*text, out);
  }
  fputc('"', out);
}

static void first_line(const char *file, char *line, int size) {
  FILE *in = fopen(file, "r");
  if (!in || !fgets(line, size, in)) line[0] = 0;
  if (in) fclose(in);
  line[strcspn(line, "\r\n")] = 0;
}

static char *health(void) {
  char host[256] = "", node[256] = "", *body = NULL;
  size_t length;
  gethostname(host, sizeof host - 1);
  first_line("/etc/voipnownode/nodeid", node, sizeof node);
  struct timespec up;
  clock_gettime(CLOCK_BOOTTIME, &up);
  FILE *out = open_memstream(&body, &length);
  fputc('{', out);
  put_json(out, "host", host);
  fputc(',', out);
  put_json(out, "node", node);
  fputc(',', out);
  put_json(out, "roles", roles);
  long pages_a_mib = (1 << 20) / sysconf(_SC_PAGESIZE);
  fprintf(out, ",\"cpus\":%ld,\"memoryMiB\":%ld,\"uptimeSeconds\":%ld}\n", sysconf(_SC_NPROCESSORS_ONLN),
          sysconf(_SC_PHYS_PAGES) / pages_a_mib, (long)up.tv_sec);
  fclose(out);
  return body;
}

static void answer_http(int fd, const char *request) {
  bool head = strncmp(request, "HEAD ", 5) == 0, known = head || strncmp(request, "GET ", 4) == 0;
  char *body = known ? health() : strdup("{\"error\":\"only GET and HEAD\"}\n");
  dprintf(fd,
          "HTTP/1.1 %s\r\nContent-Type: application/json\r\nContent-Length: %zu\r\nCache-Control: no-store\r\n"
          "%sConnection: close\r\n\r\n%s",
          known ? "200 OK" : "405 Method Not Allowed", strlen(body), known ? "" : "Allow: GET, HEAD\r\n",
          head ? "" : body);
  free(body);
}

// ---- what comes in ----

static void hear_datagram(int i) {
  static char message[MESSAGE + 1], reply[2 * MESSAGE];
  struct sockaddr_in6 peer;
  socklen_t size = sizeof peer;
  ssize_t length = recvfrom(polled[i].fd, message, MESSAGE, 0, (struct sockaddr *)&peer, &size);
  if (length < 0) return;
  message[length] = 0;
  if (endpoints[i].protocol != SIP) {
    sendto(polled[i].fd, message, (size_t)length, 0, (struct sockaddr *)&peer, size);
  } else if (sip_answer(message, &peer, reply, sizeof reply)) {
    sendto(polled[i].fd, reply, strlen(reply), 0, (struct sockaddr *)&peer, size);
  }
}

static void accept_connection(int i) {
  struct sockaddr_in6 peer;
  socklen_t size = sizeof peer;
  int fd = accept4(polled[i].fd, (struct sockaddr *)&peer, &size, SOCK_CLOEXEC);
  if (fd < 0) return;
  struct timeval patience = {.tv_sec = 2};
  setsockopt(fd, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
  int at = used;
  add(fd, CONNECTION, endpoints[i].protocol);
  if (used > at) endpoints[at].peer = peer;
}

// Answers every whole SIP message that is there.
static void answer_sip_stream(int fd, struct endpoint *e) {
  static char reply[2 * MESSAGE];
  size_t length;
  while ((length = sip_length(e->heard)) > 0 && length <= e->length) {
    char after = e->heard[length];
    e->heard[length] = 0;
    bool answered = sip_answer(e->heard, &e->peer, reply, sizeof reply);
    e->heard[length] = after;
    if (answered) dprintf(fd, "%s", reply);
    memmove(e->heard, e->heard + length, e->length - length + 1);
    e->length -= length;
  }
}

// False when the connection is over.
static bool hear_connection(int i) {
  struct endpoint *e = &endpoints[i];
  ssize_t got = read(polled[i].fd, e->heard + e->length, MESSAGE - e->length);
  if (got <= 0) return false;
  e->last_heard = time(NULL);
  e->length += (size_t)got;
  e->heard[e->length] = 0;
  if (e->protocol == OTHER) e->length = 0;
  if (e->protocol == SIP) answer_sip_stream(polled[i].fd, e);
  if (e->protocol == HTTP && strstr(e->heard, "\r\n\r\n")) {
    answer_http(polled[i].fd, e->heard);
    return false;
  }
  return e->length < MESSAGE;
}

static bool outlived(const struct endpoint *e) {
  return e->kind == CONNECTION && time(NULL) - e->last_heard > IDLE_SECONDS;
}

static void serve(int i) {
  if (outlived(&endpoints[i])) drop(i);
  else if (!polled[i].revents) return;
  else if (endpoints[i].kind == LISTENER) accept_connection(i);
  else if (endpoints[i].kind == DATAGRAMS) hear_datagram(i);
  else if (!hear_connection(i)) drop(i);
}

static struct timespec changed_at(const char *file) {
  struct stat facts = {0};
  stat(file, &facts);
  return facts.st_mtim;
}

int main(int argc, char **argv) {
  if (argc != 2) {
    fprintf(stderr, "usage: answer ROLES\n");
    return 2;
  }
  signal(SIGPIPE, SIG_IGN);
  struct timespec begun = changed_at(argv[1]);
  open_ports(argv[1]);
  for (;;) {
    poll(polled, (nfds_t)used, LOOK_EVERY_MS);
    for (int i = used - 1; i >= 0; i--) serve(i);
    struct timespec now = changed_at(argv[1]);
    if (now.tv_sec != begun.tv_sec || now.tv_nsec != begun.tv_nsec) execv("/proc/self/exe", argv);
  }
}
