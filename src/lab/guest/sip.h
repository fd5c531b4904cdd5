// The little of SIP (RFC 3261, RFC 3581) that answers a health probe.
#ifndef SIP_H
#define SIP_H

#include <netinet/in.h>
#include <stdbool.h>
#include <stddef.h>

// Bytes of the first whole message in a stream (head and Content-Length), 0 while its head is not complete.
size_t sip_length(const char *stream);

// Writes the answer to a request: 200 to OPTIONS, 405 to other methods. False when it deserves none (a response, an
// ACK, or not SIP). The answer carries the request's Via, From, To (with a tag), Call-ID and CSeq.
bool sip_answer(const char *request, const struct sockaddr_in6 *from, char *answer, size_t size);

#endif
