package io.charrette.app;

import java.util.Optional;

/** Something is set wrongly. The message is one line for an operator, and never holds a key. */
public final class ConfigurationException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient Optional<Setting> setting;
  private final String why;

  /** What is wrong is not the value of one setting. */
  ConfigurationException(String message) {
    super(message);
    this.setting = Optional.empty();
    this.why = message;
  }

  /** A setting has a value with which the server cannot start. */
  ConfigurationException(Setting setting, String why) {
    this(setting, setting.variable(), why);
  }

  private ConfigurationException(Setting setting, String name, String why) {
    super(name + ": " + why.lines().findFirst().orElse(why));
    this.setting = Optional.of(setting);
    this.why = why;
  }

  /** The setting whose value is wrong, if it is one. */
  Optional<Setting> setting() {
    return setting;
  }

  /** The same, naming the setting by its flag instead of its variable. */
  ConfigurationException ofFlag() {
    return setting.map(s -> new ConfigurationException(s, s.flag(), why)).orElse(this);
  }
}
