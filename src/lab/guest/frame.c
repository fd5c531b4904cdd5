// Sends and hears single Ethernet frames, so that tests can say things that no network stack would.
//   frame send DEVICE HEX...     each HEX is a whole frame
//   frame hear DEVICE WORD       prints, of every frame that comes in and holds WORD, WORD and what follows it up to a "."
//   frame sources DEVICE         prints each MAC that frames come from, once
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <linux/if_packet.h>
#include <net/ethernet.h>
#include <net/if.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

enum { LONGEST = 9216, NAME = 64, MOST_SOURCES = 4096, PAUSE_US = 500 };

static int opened(const char *device) {
  struct sockaddr_ll here = {
      .sll_family = AF_PACKET, .sll_protocol = htons(ETH_P_ALL), .sll_ifindex = (int)if_nametoindex(device)};
  int fd = socket(AF_PACKET, SOCK_RAW, htons(ETH_P_ALL));
  if (fd < 0 || here.sll_ifindex == 0 || bind(fd, (struct sockaddr *)&here, sizeof here) < 0) {
    perror(device);
    exit(1);
  }
  struct packet_mreq all = {.mr_ifindex = here.sll_ifindex, .mr_type = PACKET_MR_PROMISC};
  setsockopt(fd, SOL_PACKET, PACKET_ADD_MEMBERSHIP, &all, sizeof all);
  return fd;
}

static int say(const char *device, int count, char **frames) {
  int fd = opened(device);
  for (int i = 0; i < count; i++) {
    unsigned char frame[LONGEST];
    size_t length = 0;
    for (const char *hex = frames[i]; hex[0] && hex[1] && length < sizeof frame; hex += 2) {
      unsigned int byte;
      if (sscanf(hex, "%2x", &byte) != 1) return 2;
      frame[length++] = (unsigned char)byte;
    }
    if (send(fd, frame, length, 0) != (ssize_t)length) {
      perror("send");
      return 1;
    }
    usleep(PAUSE_US);  // so that no queue on the way overflows
  }
  return 0;
}

static int listening(const char *device) {
  int fd = opened(device), room = 4 << 20;
  setsockopt(fd, SOL_SOCKET, SO_RCVBUFFORCE, &room, sizeof room);
  setvbuf(stdout, NULL, _IOLBF, 0);
  puts("listening");
  return fd;
}

// The next frame that comes in, LONGEST bytes of it at most.
static ssize_t next(int fd, char *frame) {
  for (;;) {
    struct sockaddr_ll from;
    socklen_t size = sizeof from;
    ssize_t length = recvfrom(fd, frame, LONGEST, 0, (struct sockaddr *)&from, &size);
    if (length < 0 || from.sll_pkttype != PACKET_OUTGOING) return length;
  }
}

static int hear(const char *device, const char *word) {
  int fd = listening(device);
  for (;;) {
    char frame[LONGEST + 1];
    ssize_t length = next(fd, frame);
    if (length < 0) return 1;
    char *found = memmem(frame, (size_t)length, word, strlen(word));
    char *end = found ? memchr(found, '.', (size_t)(frame + length - found)) : NULL;
    if (end && end - found < NAME) printf("%.*s\n", (int)(end - found), found);
  }
}

static int sources(const char *device) {
  static unsigned char known[MOST_SOURCES][ETH_ALEN];
  int fd = listening(device), count = 0;
  while (count < MOST_SOURCES) {
    char frame[LONGEST];
    if (next(fd, frame) < 0) return 1;
    unsigned char *mac = (unsigned char *)frame + ETH_ALEN;
    int i = 0;
    while (i < count && memcmp(known[i], mac, ETH_ALEN) != 0) i++;
    if (i < count) continue;
    memcpy(known[count++], mac, ETH_ALEN);
    printf("%02x:%02x:%02x:%02x:%02x:%02x\n", mac[0], mac[1], mac[2], mac[3], mac[4], mac[5]);
  }
  return 0;
}

int main(int argc, char **argv) {
  if (argc > 3 && strcmp(argv[1], "send") == 0) return say(argv[2], argc - 3, argv + 3);
  if (argc == 4 && strcmp(argv[1], "hear") == 0) return hear(argv[2], argv[3]);
  if (argc == 3 && strcmp(argv[1], "sources") == 0) return sources(argv[2]);
  fprintf(stderr, "usage: frame send DEVICE HEX... | frame hear DEVICE WORD | frame sources DEVICE\n");
  return 2;
}
