package io.charrette.load;

import java.nio.file.Path;

/**
 * Where things are.
 *
 * @param root of the repository
 * @param work for data, logs and results
 */
record Places(Path root, Path work) {
  Path peers() {
    return root.resolve("server/bench/src/main/node");
  }

  Path relay() {
    return work.resolve("relay");
  }

  Path logs() {
    return work.resolve("logs");
  }

  Path data() {
    return work.resolve("data");
  }

  Path results() {
    return work.resolve("server.jsonl");
  }
}
