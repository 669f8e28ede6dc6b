/*
 * A bare relay: the ceiling of the load generator, not a server. It passes each binary WebSocket
 * frame on to everybody else on the same path, keeps no document, checks nothing, and gathers what
 * one turn of its loop brings for a socket into one write. Who asks for the document (sync step 1)
 * is told that there is nothing. What the generator measures here it can measure anywhere; see
 * scripts/bench.
 *
 * Usage: relay PORT
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

enum { MOST_SOCKETS = 32768, MOST_ROOMS = 8192, EVENTS = 1024, READ = 1 << 17 };

typedef struct {
  int room; /* -1 until the handshake is done */
  int dirty, waiting;
  uint8_t *in;
  size_t in_length, in_capacity;
  uint8_t *out;
  size_t out_start, out_length, out_capacity;
} Client;

typedef struct {
  int *members;
  int count, capacity;
} Room;

static Client *clients[MOST_SOCKETS];
static Room rooms[MOST_ROOMS];
static int dirty[MOST_SOCKETS], dirty_count;
static int loop;

static void *grown(void *block, size_t size) {
  void *larger = realloc(block, size);
  if (!larger) {
    perror("realloc");
    exit(1);
  }
  return larger;
}

static void append(uint8_t **to, size_t *length, size_t *capacity, const uint8_t *bytes, size_t count) {
  if (*length + count > *capacity) {
    *capacity = (*length + count) * 2;
    *to = grown(*to, *capacity);
  }
  memcpy(*to + *length, bytes, count);
  *length += count;
}

static void drop(int fd) {
  Client *client = clients[fd];
  if (client->room >= 0) {
    Room *room = &rooms[client->room];
    for (int i = 0; i < room->count; i++) {
      if (room->members[i] == fd) {
        room->members[i] = room->members[--room->count];
        break;
      }
    }
  }
  free(client->in);
  free(client->out);
  free(client);
  clients[fd] = NULL;
  close(fd);
}

static void send_later(int fd, const uint8_t *bytes, size_t count) {
  Client *client = clients[fd];
  append(&client->out, &client->out_length, &client->out_capacity, bytes, count);
  if (!client->dirty) {
    client->dirty = 1;
    dirty[dirty_count++] = fd;
  }
}

static void flush(int fd) {
  Client *client = clients[fd];
  if (!client) return;
  client->dirty = 0;
  size_t left = client->out_length - client->out_start;
  ssize_t written = send(fd, client->out + client->out_start, left, MSG_NOSIGNAL);
  if (written < 0) {
    if (errno != EAGAIN) {
      drop(fd);
      return;
    }
    written = 0;
  }
  client->out_start += (size_t)written;
  int all = client->out_start == client->out_length;
  if (all) client->out_start = client->out_length = 0;
  struct epoll_event event = {.events = EPOLLIN | (all ? 0 : EPOLLOUT), .data.fd = fd};
  if (!all || client->waiting) { client->waiting = !all; epoll_ctl(loop, EPOLL_CTL_MOD, fd, &event); }
}

/* Enters the room that the path's digits name, and accepts whatever else was asked. */
static void enter(int fd, const char *request) {
  const char *digits = strpbrk(request, "0123456789");
  int number = digits ? atoi(digits) % MOST_ROOMS : 0;
  Room *room = &rooms[number];
  if (room->count == room->capacity) {
    room->capacity = room->capacity ? room->capacity * 2 : 8;
    room->members = grown(room->members, sizeof(int) * (size_t)room->capacity);
  }
  room->members[room->count++] = fd;
  clients[fd]->room = number;
  static const char answer[] =
      "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n";
  send_later(fd, (const uint8_t *)answer, sizeof answer - 1);
}

/* Passes on the frames that are whole; returns their bytes, or -1 when the peer closes. */
static ssize_t take(int fd, uint8_t *bytes, size_t length) {
  size_t at = 0;
  while (length - at >= 6) {
    size_t payload = bytes[at + 1] & 127, header = 2;
    if (payload == 126) {
      payload = (size_t)bytes[at + 2] << 8 | bytes[at + 3];
      header = 4;
    } else if (payload == 127) {
      return -1;
    }
    if (length - at < header + 4 + payload) break;
    if ((bytes[at] & 15) == 8) return -1;
    uint8_t mask[4];
    memcpy(mask, bytes + at + header, 4);
    uint8_t *body = bytes + at + header + 4;
    for (size_t i = 0; i < payload; i++) body[i] ^= mask[i & 3];
    /* The unmasked frame begins four bytes later, with the mask's place taken by its header. */
    uint8_t *frame = bytes + at + 4;
    memmove(frame, bytes + at, header);
    frame[1] &= 127;
    Room *room = &rooms[clients[fd]->room];
    if ((frame[0] & 15) == 2 && payload >= 2 && body[0] == 0 && body[1] == 0) {
      static const uint8_t nothing[] = {0x82, 5, 0, 1, 2, 0, 0}; /* sync step 2 with an empty update */
      send_later(fd, nothing, sizeof nothing);
    } else if ((frame[0] & 15) == 2) {
      for (int i = 0; i < room->count; i++) {
        if (room->members[i] != fd) send_later(room->members[i], frame, header + payload);
      }
    }
    at += header + 4 + payload;
  }
  return (ssize_t)at;
}

static void readable(int fd) {
  static uint8_t bytes[READ];
  Client *client = clients[fd];
  ssize_t got = recv(fd, bytes, sizeof bytes, 0);
  if (got <= 0) {
    if (got == 0 || errno != EAGAIN) drop(fd);
    return;
  }
  uint8_t *all = bytes;
  size_t length = (size_t)got;
  if (client->in_length > 0 || client->room < 0) {
    append(&client->in, &client->in_length, &client->in_capacity, bytes, length);
    all = client->in;
    length = client->in_length;
  }
  size_t used = 0;
  if (client->room < 0) {
    uint8_t *end = memmem(all, length, "\r\n\r\n", 4);
    if (!end) return;
    *end = 0;
    enter(fd, (const char *)all);
    used = (size_t)(end - all) + 4;
  }
  ssize_t taken = take(fd, all + used, length - used);
  if (taken < 0) {
    drop(fd);
    return;
  }
  used += (size_t)taken;
  size_t rest = length - used;
  if (all == bytes) {
    if (rest) append(&client->in, &client->in_length, &client->in_capacity, bytes + used, rest);
  } else {
    memmove(client->in, client->in + used, rest);
    client->in_length = rest;
  }
}

static void welcome(int listener) {
  for (;;) {
    int fd = accept4(listener, NULL, NULL, SOCK_NONBLOCK);
    if (fd < 0) return;
    if (fd >= MOST_SOCKETS) {
      close(fd);
      continue;
    }
    int on = 1;
    setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    clients[fd] = calloc(1, sizeof(Client));
    clients[fd]->room = -1;
    struct epoll_event event = {.events = EPOLLIN, .data.fd = fd};
    epoll_ctl(loop, EPOLL_CTL_ADD, fd, &event);
  }
}

int main(int count, char **arguments) {
  if (count != 2) {
    fprintf(stderr, "usage: relay PORT\n");
    return 2;
  }
  int listener = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0), on = 1;
  setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
  struct sockaddr_in address = {.sin_family = AF_INET,
                                .sin_port = htons((uint16_t)atoi(arguments[1])),
                                .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
  if (bind(listener, (struct sockaddr *)&address, sizeof address) || listen(listener, 4096)) {
    perror("listen");
    return 1;
  }
  loop = epoll_create1(0);
  struct epoll_event event = {.events = EPOLLIN, .data.fd = listener};
  epoll_ctl(loop, EPOLL_CTL_ADD, listener, &event);
  puts("ready");
  fflush(stdout);
  static struct epoll_event events[EVENTS];
  for (;;) {
    int ready = epoll_wait(loop, events, EVENTS, -1);
    for (int i = 0; i < ready; i++) {
      int fd = events[i].data.fd;
      if (fd == listener) {
        welcome(listener);
      } else if (clients[fd]) {
        if (events[i].events & EPOLLOUT) flush(fd);
        if (clients[fd] && events[i].events & ~(uint32_t)EPOLLOUT) readable(fd);
      }
    }
    int count_now = dirty_count;
    dirty_count = 0;
    for (int i = 0; i < count_now; i++) flush(dirty[i]);
  }
}
