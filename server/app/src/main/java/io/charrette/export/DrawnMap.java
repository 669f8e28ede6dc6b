package io.charrette.export;

import io.charrette.bridges.RoomLink;
import java.util.ArrayList;
import java.util.List;

/**
 * A map as a picture that stands still (SPEC R19): each category has a round area, in rows, and its
 * cards stand in it as seeds stand in a sunflower, those with the most stars in the middle. All
 * lengths are in units of the picture.
 *
 * @param spots in the order of the cards of the map's areas, each with the number under which its
 *     name stands beside the picture
 * @param lines the links, none of them twice
 */
public record DrawnMap(
    double width, double height, List<Round> rounds, List<Spot> spots, List<Line> lines) {

  /** More lines would only be a stain; those between the cards that come first are drawn. */
  static final int MOST_LINES = 1_000;

  /** The radius of a card's dot. */
  static final double DOT = 11;

  /** The angle between a seed and the next, radians: no two stand in one direction. */
  private static final double GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));

  /** How fast seeds go outwards: then no dot touches another. */
  private static final double STEP = 1.35 * DOT;

  private static final double SMALLEST = 5 * DOT;
  private static final double MARGIN = 2 * DOT;

  /** The height of an area's title above it. */
  private static final double TITLE = 28;

  /** Areas in a row. */
  private static final int IN_A_ROW = 4;

  /**
   * The area of a category.
   *
   * @param category its id, or empty
   */
  public record Round(String category, double x, double y, double radius) {
    /** The base line of its title. */
    public double titleY() {
      return y - radius - DOT;
    }
  }

  /** The dot of a card. */
  public record Spot(NamedCard card, String category, int number, double x, double y) {
    /** The base line of its number. */
    public double numberY() {
      return y + DOT * 0.35;
    }
  }

  /** A link from one dot to another. */
  public record Line(double fromX, double fromY, double toX, double toY) {}

  /** The radius of a dot. */
  public double dot() {
    return DOT;
  }

  public DrawnMap {
    rounds = List.copyOf(rounds);
    spots = List.copyOf(spots);
    lines = List.copyOf(lines);
  }

  /** The picture of a map. Areas without a card are not on it. */
  static DrawnMap of(CardMap map) {
    List<CardMap.Area> areas =
        map.areas().stream().filter(area -> !area.cards().isEmpty()).toList();
    double radius =
        areas.stream().mapToDouble(area -> radius(area.cards().size())).max().orElse(SMALLEST);
    double wide = 2 * (radius + MARGIN);
    double high = wide + TITLE;
    int columns = Math.max(1, Math.min(IN_A_ROW, areas.size()));
    List<Round> rounds = new ArrayList<>();
    List<Spot> spots = new ArrayList<>();
    for (CardMap.Area area : areas) {
      int at = rounds.size();
      double x = (at % columns + 0.5) * wide;
      int row = at / columns;
      double y = row * high + TITLE + wide / 2;
      rounds.add(new Round(area.category(), tenth(x), tenth(y), tenth(radius + DOT)));
      for (int seed = 0; seed < area.cards().size(); seed++) {
        double away = STEP * Math.sqrt(seed + 0.5);
        double angle = seed * GOLDEN_ANGLE;
        spots.add(
            new Spot(
                area.cards().get(seed),
                area.category(),
                spots.size() + 1,
                tenth(x + away * Math.cos(angle)),
                tenth(y + away * Math.sin(angle))));
      }
    }
    int rows = (areas.size() + columns - 1) / columns;
    return new DrawnMap(
        tenth(columns * wide), tenth(rows * high), rounds, spots, lines(map.links(), spots));
  }

  private static List<Line> lines(List<RoomLink> links, List<Spot> spots) {
    return links.stream()
        .limit(MOST_LINES)
        .map(
            link -> {
              Spot one = spots.get(link.one());
              Spot other = spots.get(link.other());
              return new Line(one.x(), one.y(), other.x(), other.y());
            })
        .toList();
  }

  /** How far out the last of so many cards stands. */
  private static double radius(int cards) {
    return Math.max(SMALLEST, STEP * Math.sqrt(cards - 0.5) + DOT);
  }

  private static double tenth(double length) {
    return Math.round(length * 10) / 10.0;
  }
}
