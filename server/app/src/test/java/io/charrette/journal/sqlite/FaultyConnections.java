package io.charrette.journal.sqlite;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteLimits;

/**
 * Real connections to a real file, of which a method can be told to fail once. They take no value
 * above a size that is easily exceeded, where SQLite's own limit is a billion bytes.
 */
final class FaultyConnections implements JournalFile.Connector {
  /** The largest value or row that is taken, unless another is named. */
  static final int MOST_BYTES = 2_000_000;

  private final int mostBytes;
  private final Map<String, Throwable> failures = new ConcurrentHashMap<>();

  FaultyConnections() {
    this(MOST_BYTES);
  }

  /** Takes no value or row that is larger than this. */
  FaultyConnections(int mostBytes) {
    this.mostBytes = mostBytes;
  }

  /** The next call of this method, on whichever connection, fails, and does nothing else. */
  void failOnce(String method, Throwable failure) {
    failures.put(method, failure);
  }

  @Override
  public Connection connect(SQLiteConfig config, String url) throws SQLException {
    Connection real = config.createConnection(url);
    ((SQLiteConnection) real).setLimit(SQLiteLimits.SQLITE_LIMIT_LENGTH, mostBytes);
    return (Connection)
        Proxy.newProxyInstance(
            Connection.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              Throwable failure = failures.remove(method.getName());
              if (failure != null) {
                throw failure;
              }
              try {
                return method.invoke(real, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }
}
