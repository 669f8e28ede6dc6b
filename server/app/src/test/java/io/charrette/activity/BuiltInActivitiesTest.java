package io.charrette.activity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The activities that come with the server; the first has every fact of the worksheet, each in its
 * sector, in both languages.
 */
class BuiltInActivitiesTest {
  /** Job titles, departments, programmes and resources, by sector. */
  private static final Map<String, List<String>> LOOK_FOR =
      Map.of(
          "gov",
          List.of(
              "Chief Innovation Officer",
              "Chief Resilience Officer",
              "Chief Data Officer",
              "Open Data",
              "Neighborhood Engagement",
              "Strategic Planning",
              "CityStat",
              "Geospatial Information Systems",
              "Planning department",
              "Regional planning organization"),
          "net",
          List.of(),
          "civic",
          List.of(),
          "learn",
          List.of(),
          "fund",
          List.of(),
          "anchor",
          List.of(
              "data science",
              "Geospatial Information Systems",
              "service learning",
              "community engagement",
              "design thinking",
              "computer science",
              "multidisciplinary applied research centers"),
          "fed",
          List.of(
              "Chief Data Officer",
              "Geospatial Information Systems",
              "Chief Innovation Officer",
              "Data.gov",
              "Census.gov",
              "Agency Challenges and Prizes",
              "Presidential Innovation Fellows",
              "18F",
              "Opportunity.Census.gov",
              "OMB Map of Community Based Initiatives",
              "Innovation Labs"));

  /** Organisations and kinds of organisation, by sector. */
  private static final Map<String, List<String>> NETWORKS =
      Map.of(
          "gov",
          List.of(),
          "net",
          List.of(
              "What Works Cities (Bloomberg Philanthropies)",
              "100 Resilient Cities, 100RC (Rockefeller Foundation)",
              "Code for America Fellowship",
              "Living Cities"),
          "civic",
          List.of(
              "National Neighborhood Indicators Partnership (NNIP)",
              "Community Development Corporations",
              "Code for America (CfA) Brigade",
              "Tech Meetups",
              "National Day of Civic Hacking"),
          "learn",
          List.of(
              "Code academies",
              "Maker spaces",
              "Startup incubators",
              "Community innovation spaces",
              "STEM summer camps"),
          "fund",
          List.of(
              "Neighborhood Funders Group",
              "Grantmakers for Effective Organizations",
              "Funders’ Network for Smart Growth",
              "United Way of America"),
          "anchor",
          List.of("MetroLab Network", "Opportunity Finance Network", "Federal Reserve branches"),
          "fed",
          List.of());

  /** Web addresses, in the worksheet's order. */
  private static final List<String> LINKS =
      List.of(
          "http://whatworkscities.bloomberg.org",
          "http://100resilientcities.org",
          "http://codeforamerica.org",
          "https://www.codeforamerica.org/why-government/our-partners",
          "https://www.livingcities.org/about/innovation-partners",
          "https://www.livingcities.org/work/project-on-municipal-innovation/about",
          "http://www.neighborhoodindicators.org/partners/profiles",
          "http://codeforamerica.org/brigade/",
          "http://meetup.com",
          "http://hackforchange.org",
          "http://www.nfg.org/members",
          "http://www.geofunders.org/about/members",
          "http://www.fundersnetwork.org/connect",
          "http://www.unitedway.org/find-your-united-way/",
          "http://metrolab.heinz.cmu.edu",
          "http://ofn.org/cdfi-locator",
          "https://www.federalreserve.gov/aboutthefed/directors/map-of-districts.htm");

  /** The worksheet's activity in each of its languages. */
  static Stream<Activity> worksheet() {
    ActivityFile file = Activities.builtIn().getFirst();
    return file.languages().stream().map(file::in);
  }

  private static List<Category> categories(Activity activity) {
    return activity.cardSheets().getFirst().categories();
  }

  @Test
  @DisplayName("[H1] the worksheet's comes first, and all speak the languages of the pages")
  void theFirstIsTheWorksheet() {
    assertThat(Activities.builtIn())
        .extracting(ActivityFile::id)
        .containsExactly("tech-innovation", "retrospective", "reading-of-the-room");
    assertThat(Activities.builtIn())
        .allSatisfy(file -> assertThat(file.languages()).containsExactly("en", "es"));
  }

  /** A version tells one content from another, also to who compares two servers. */
  @ParameterizedTest
  @CsvSource({
    "tech-innovation, 9, a14ccb4b34b97ab0",
    "retrospective, 3, 820945b6635e6c3d",
    "reading-of-the-room, 2, 42720e9524e27faf"
  })
  @DisplayName("[H8] a built-in activity with another content has a higher version")
  void version(String id, int version, String content) throws Exception {
    ActivityFile file =
        Activities.builtIn().stream().filter(each -> each.id().equals(id)).findAny().orElseThrow();
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(file.bytes());

    assertThat(file.version() + " " + HexFormat.of().formatHex(hash, 0, 8))
        .as("when its content changes, raise its version, and note both here")
        .isEqualTo(version + " " + content);
  }

  @ParameterizedTest
  @MethodSource("worksheet")
  void hasTheFourPlacesInOrder(Activity activity) {
    assertThat(activity.places())
        .extracting(Place::name)
        .containsExactly("Detroit, MI", "Youngstown, OH", "Long Island, NY", "Gary, IN");
  }

  @ParameterizedTest
  @MethodSource("worksheet")
  @DisplayName("[A1] seven sectors in the worksheet's order, each in its own colour and icon")
  void hasTheSevenSectorsInOrder(Activity activity) {
    assertThat(activity.cardSheets().getFirst().categoryIds())
        .containsExactly("gov", "net", "civic", "learn", "fund", "anchor", "fed");
    assertThat(categories(activity))
        .extracting(Category::colour)
        .containsExactly(Hue.NAVY, Hue.TEAL, Hue.GREEN, Hue.GOLD, Hue.ROSE, Hue.VIOLET, Hue.RED);
    assertThat(categories(activity))
        .extracting(Category::icon)
        .containsExactly(
            Icon.BUILDING, Icon.NETWORK, Icon.CODE, Icon.CAP, Icon.COIN, Icon.HOUSE, Icon.STAR);
  }

  @ParameterizedTest
  @MethodSource("worksheet")
  void hasEveryTitleAndResourceAndNoOther(Activity activity) {
    for (Category sector : categories(activity)) {
      List<String> facts = LOOK_FOR.getOrDefault(sector.id(), List.of());
      assertThat(sector.lookFor()).as(sector.id()).hasSameSizeAs(facts);
      for (int i = 0; i < facts.size(); i++) {
        assertThat(sector.lookFor().get(i).text()).containsIgnoringCase(facts.get(i));
      }
    }
    assertThat(categories(activity).stream().mapToInt(s -> s.lookFor().size()).sum()).isEqualTo(28);
  }

  @ParameterizedTest
  @MethodSource("worksheet")
  void hasEveryNetworkAndNoOther(Activity activity) {
    for (Category sector : categories(activity)) {
      List<String> facts = NETWORKS.getOrDefault(sector.id(), List.of());
      assertThat(sector.networks()).as(sector.id()).hasSameSizeAs(facts);
      for (int i = 0; i < facts.size(); i++) {
        assertThat(sector.networks().get(i).name()).containsIgnoringCase(facts.get(i));
      }
    }
    assertThat(categories(activity).stream().mapToInt(s -> s.networks().size()).sum())
        .isEqualTo(21);
  }

  @ParameterizedTest
  @MethodSource("worksheet")
  void hasEveryAddress(Activity activity) {
    assertThat(categories(activity))
        .flatMap(Category::networks)
        .flatMap(Network::links)
        .extracting(WebLink::url)
        .isEqualTo(LINKS);
  }

  @ParameterizedTest
  @MethodSource("worksheet")
  @DisplayName("[A2] what the world has moved on from carries the year")
  void datesWhatHasChanged(Activity activity) {
    assertThat(categories(activity))
        .flatMap(Category::networks)
        .filteredOn(network -> network.year() != null)
        .extracting(Network::year)
        .containsExactly(2022, 2019, 2023, 2020, 2019);
    assertThat(categories(activity))
        .flatMap(Category::lookFor)
        .filteredOn(lookFor -> lookFor.year() != null)
        .extracting(LookFor::year)
        .containsExactly(2025);
    assertThat(activity.field("pitch").orElseThrow().samples())
        .extracting(Sample::year)
        .containsExactly(null, null, null, 2016);
  }

  @ParameterizedTest
  @MethodSource("worksheet")
  void hasItsPhasesInTheSameShape(Activity activity) {
    assertThat(activity.phases())
        .extracting(
            p ->
                "%s %d %s %s %s"
                    .formatted(
                        p.id(),
                        p.lengthSeconds(),
                        p.clock().jsonName(),
                        p.screen().jsonName(),
                        p.sheet()))
        .containsExactly(
            "lobby 0 none lobby null",
            "scan 300 whole found players",
            "challenge 480 whole found challenge",
            "targeted 240 whole found players",
            "prepare 480 whole found pitch",
            "pitches 60 turns turns pitch",
            "wrap-up 0 none end null");
  }

  @ParameterizedTest
  @MethodSource("worksheet")
  void looksAgainAtTheEcosystemAboutTheChosenChallenge(Activity activity) {
    assertThat(activity.cardSheets().getFirst().rounds())
        .singleElement()
        .satisfies(round -> assertThat(round.about()).isEqualTo("challenge"));
    assertThat(activity.phase("targeted").orElseThrow().round()).isEqualTo("targeted");
  }

  @Test
  void stayTheSameThroughJson() {
    for (ActivityFile file : Activities.builtIn()) {
      assertThat(ActivityFile.read(file.bytes())).isEqualTo(file);
    }
  }

  @Test
  @DisplayName("the three activities that were written from the documents alone are valid")
  void fixtures() throws IOException {
    for (String name : List.of("disaster-preparedness-es", "lightning-talks", "retrospective-ar")) {
      byte[] json = Files.readAllBytes(Path.of("src/test/resources/activities", name + ".json"));
      assertThat(ActivityFile.read(json).own().phases()).as(name).isNotEmpty();
    }
  }
}
