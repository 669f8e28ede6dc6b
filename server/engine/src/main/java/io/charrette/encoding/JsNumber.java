package io.charrette.encoding;

import java.math.BigDecimal;
import java.math.MathContext;

/** Numbers as JavaScript prints them (ECMAScript, Number::toString). */
final class JsNumber {
  private JsNumber() {}

  /** The text of a number in JSON: {@code null} for those that are not finite. */
  static String toString(double value) {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      return "null";
    }
    if (value == 0) {
      return "0";
    }
    String sign = value < 0 ? "-" : "";
    // Java's shortest decimal has the digits that JavaScript's has; only the layout differs.
    BigDecimal shortest = shortest(Math.abs(value));
    String digits = shortest.unscaledValue().toString();
    int point = digits.length() - shortest.scale();
    return sign + layOut(digits, point);
  }

  private static BigDecimal shortest(double value) {
    BigDecimal decimal = new BigDecimal(Double.toString(value)).stripTrailingZeros();
    // Java gives at least two digits where JavaScript may do with one.
    BigDecimal rounded = decimal.round(new MathContext(1)).stripTrailingZeros();
    return rounded.doubleValue() == value ? rounded : decimal;
  }

  /**
   * @param point how many digits stand before the decimal point
   */
  private static String layOut(String digits, int point) {
    int count = digits.length();
    if (count <= point && point <= 21) {
      return digits + "0".repeat(point - count);
    }
    if (0 < point && point <= 21) {
      return digits.substring(0, point) + "." + digits.substring(point);
    }
    if (-6 < point && point <= 0) {
      return "0." + "0".repeat(-point) + digits;
    }
    int exponent = point - 1;
    String mantissa = count == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
    return mantissa + "e" + (exponent < 0 ? "-" : "+") + Math.abs(exponent);
  }
}
