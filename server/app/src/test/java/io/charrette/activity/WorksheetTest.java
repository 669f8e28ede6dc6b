package io.charrette.activity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Holds what the running text of the built-in activity says against the worksheet, line by line:
 * where it stands there, and by which words it is known in each language.
 */
class WorksheetTest {
  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          # The goal, and what is asked in each part of the hour
          /goal | skills and frameworks to leverage local tech, innovation and data | habilidades y los marcos para aprovechar los recursos locales
          /goal | speed up change in communities | acelerar el cambio en las comunidades
          /goal | all the tools | todas las herramientas
          /source | Partnership for Public Service, Delivering Outcomes for Communities training | Partnership for Public Service, formación Delivering Outcomes for Communities
          /phases/0/prompt/text | your case study city | la ciudad de su caso
          /phases/1/prompt/lead | major players in civic tech, data and innovation | actores principales de la tecnología cívica, los datos y la innovación
          /phases/1/prompt/text | Code for America Brigades, city data and innovation officers | Brigades de Code for America, responsables de datos e innovación
          /phases/1/prompt/text | how many tech meetups there are and how good | cuántos encuentros de tecnología hay y qué tan buenos
          /phases/1/prompt/text | Search the web for local organizations | Busquen en internet organizaciones locales
          /phases/1/prompt/text | and others like them | y otras por el estilo
          /phases/1/prompt/text | review the seven partners | repasen los siete socios
          /phases/1/prompt/text | which partnerships exist already | qué alianzas ya existen
          /phases/1/prompt/text | rise to the top as having the most potential | sobresalen por su potencial
          /phases/2/prompt/text | mentioned in the case study | que el caso mencione
          /phases/2/prompt/text | new knowledge of the local challenges | lo que ya saben de los desafíos locales
          /phases/2/prompt/text | an area that might benefit from engagement with the tech community | un área que podría beneficiarse de trabajar con la comunidad tecnológica
          /sheets/0/prompt | Access local capacity | Aprovechen la capacidad local
          /sheets/0/prompt | write the high-potential players of the ecosystem | escriban los actores de alto potencial del ecosistema
          /sheets/0/prompt | most potential get stars, and rise to the top | más potencial reciben estrellas y suben al principio
          /sheets/1/prompt | mentioned in the case study, or one from your new knowledge of the local challenges | que el caso mencione, o uno que salga de lo que ya saben de los desafíos locales
          /sheets/1/fields/0/choices/options/0/text | case study | caso de estudio
          /phases/4/prompt/lead | be the bridge | ser el puente
          /sheets/1/fields/0/hint | particularly well suited to the players you have identified | los actores que identificaron sean especialmente adecuados
          /phases/3/prompt/text | more targeted scan, based on the challenge you chose | exploración más enfocada, según el desafío que eligieron
          /phases/3/prompt/text | are marked, so that you can look at them alone | quedan marcados, para poder verlos aparte
          /sheets/0/rounds/0/prompt | more targeted scan, based on the challenge you chose | exploración más enfocada, según el desafío que eligieron
          /phases/4/prompt/text | Synthesize the findings | Sinteticen los hallazgos
          /phases/4/prompt/text | a strategy to engage the ecosystem to help solve the challenge | una estrategia para que el ecosistema participe en resolver el desafío
          /phases/4/prompt/text | one minute | un minuto
          /sheets/2/fields/0/prompts/0 | As a fed working with this community | Como personal federal que trabaja con esta comunidad
          /sheets/2/fields/0/prompts/0 | building opportunities to bring players of the ecosystem together | crear oportunidades que reúnan a los actores del ecosistema
          /sheets/2/fields/0/prompts/0 | to address community challenges | para abordar los desafíos de la comunidad
          /sheets/2/fields/0/prompts/1 | new approach | enfoque nuevo
          /sheets/2/fields/0/prompts/2 | unlikely collaboration | colaboración improbable
          /sheets/2/fields/0/prompts/3 | wider range of community goals | otras metas de la comunidad
          /sheets/2/fields/0/prompts/4 | findings of both scans | hallazgos de las dos exploraciones
          /sheets/2/fields/1/hint | the whole room | toda la sala
          /sheets/2/fields/1/samples/0/text | 24-hour design and innovation competition, a make-a-thon | concurso de diseño e innovación de 24 horas, un make-a-thon
          /sheets/2/fields/1/samples/0/text | designers, artists, product manufacturers | diseñadores, artistas, fabricantes
          /sheets/2/fields/1/samples/0/text | young people in STEM programs, city tech staff and civil engineers | jóvenes de programas STEM, personal técnico de la ciudad e ingenieros civiles
          /sheets/2/fields/1/samples/0/text | low-cost sensors to detect street flooding | sensores de bajo costo que detecten calles inundadas
          /sheets/2/fields/1/samples/1/text | street-level imagery | imágenes a nivel de calle
          /sheets/2/fields/1/samples/1/text | crowdsource the scoring of property condition and building elevation | (crowdsource) el estado de las propiedades y la elevación de los edificios
          /sheets/2/fields/1/samples/1/text | residual flood risk | riesgo de inundación que queda
          /sheets/2/fields/1/samples/1/text | baseline for damage assessments after a disaster | base para evaluar daños tras un desastre
          /sheets/2/fields/1/samples/2/text | data dive | jornada de datos
          /sheets/2/fields/1/samples/2/text | a local code academy, the city’s Chief Innovation Officer, the police department and domestic violence advocates | una academia de programación local, el director de innovación de la ciudad, la policía y defensores de víctimas de violencia doméstica
          /sheets/2/fields/1/samples/2/text | review a draft of city open data, to determine how to balance the value of transparency with the need to protect victims’ privacy | revisan un borrador de datos abiertos de la ciudad para determinar cómo equilibrar el valor de la transparencia y la necesidad de proteger la privacidad de las víctimas
          /sheets/2/fields/1/samples/3/text | visualize and understand | visualizan y entienden
          /sheets/2/fields/1/samples/3/text | gaps in key neighborhood resources such as access to transit, affordable housing, grocery stores or parks | qué recursos clave faltan en los barrios, como acceso al transporte, vivienda asequible, tiendas de alimentos o parques
          /sheets/2/fields/1/samples/3/note | 2014 to 2016 | 2014 a 2016

          # What has an asterisk on the worksheet, which does not say what it means
          /sheets/0/categories/0/lookFor/3/note | Marked with an asterisk on the worksheet | Marcado con un asterisco en la hoja
          /sheets/0/categories/2/networks/3/note | Marked with an asterisk on the worksheet | Marcado con un asterisco en la hoja
          /sheets/0/categories/3/networks/4/note | Marked with an asterisk on the worksheet | Marcado con un asterisco en la hoja

          # The sectors' own headings, so that paper and phone can be matched
          /sheets/0/categories/0/title | Local government | Local government
          /sheets/0/categories/1/title | National networks that partner with local gov | National networks that partner with local gov
          /sheets/0/categories/2/title | Civic tech & data national networks | Civic tech & data national networks
          /sheets/0/categories/3/title | Code academies, incubators & STEM education | Code academies, incubators & STEM education
          /sheets/0/categories/4/title | Local & community foundations | Local & community foundations
          /sheets/0/categories/5/title | Colleges & universities, anchor institutions | Colleges & universities, anchor institutions
          /sheets/0/categories/6/title | Federal digital and data resources | Federal digital and data resources
          /sheets/0/notesTitle | Findings | Hallazgos
          /sheets/0/categories/1/networksTitle | National networks | Redes nacionales
          /sheets/0/categories/2/networksTitle | National networks | Redes nacionales
          /sheets/0/categories/0/lookForTitle | Job titles and departments to look for in local government | Cargos y departamentos que buscar en el gobierno local
          /sheets/0/categories/5/lookForTitle | Community college and university programs/departments to look for | Programas y departamentos de universidades y colegios comunitarios que buscar
          /sheets/0/categories/6/lookForTitle | Federal resources to look for | Recursos federales que buscar

          # Local government, and the networks that work with it
          /sheets/0/categories/0/summary | City, county and regional governments | gobiernos de ciudades, condados y regiones
          /sheets/0/categories/0/summary | pockets of quality data, tech capacity and innovation | focos de buenos datos, capacidad técnica e innovación
          /sheets/0/categories/0/summary | help activate other departments, or collaborate with the community | ayudar a activar a otros departamentos o colaborar con la comunidad
          /sheets/0/categories/1/summary | indicators of government capacity for data and innovation | indicadores de la capacidad del gobierno en datos e innovación
          /sheets/0/categories/1/summary | with one department | con un departamento
          /sheets/0/categories/1/summary | like the Code for America Fellowship, are time-limited | como la Code for America Fellowship, tienen un plazo
          /sheets/0/categories/1/summary | innovation capacity and eagerness to do more | capacidad de innovación y ganas de hacer más
          /sheets/0/categories/1/networks/0/about | national initiative that helps 100 mid-sized American cities | Iniciativa nacional que ayuda a 100 ciudades medianas de Estados Unidos
          /sheets/0/categories/1/networks/0/about | enhance their use of data and evidence | usar mejor los datos y la evidencia
          /sheets/0/categories/1/networks/0/about | improve services, inform local decision-making and engage residents | mejorar servicios, fundamentar las decisiones locales e involucrar a los residentes
          /sheets/0/categories/1/networks/0/note | 30,000 people and more since 2017, and others in the Americas since 2022 | desde 2017 a ciudades de Estados Unidos de 30,000 habitantes o más, y desde 2022 a otras de las Américas
          /sheets/0/categories/1/networks/1/about | resilient to the physical, social and economic challenges | resilientes ante los desafíos físicos, sociales y económicos
          /sheets/0/categories/1/networks/1/about | growing part of this century | parte creciente de este siglo
          /sheets/0/categories/1/networks/2/about | teams of technologists with government officials and the communities they serve | equipos de tecnólogos con funcionarios del gobierno y las comunidades a las que sirven
          /sheets/0/categories/1/networks/2/about | user-centered, data-driven, iterative | centrado en las personas, basado en datos e iterativo
          /sheets/0/categories/1/networks/2/about | redesigning core government services | rediseñar los servicios básicos del gobierno
          /sheets/0/categories/1/networks/3/about | cross-sector leaders | líderes de varios sectores
          /sheets/0/categories/1/networks/3/about | new type of urban practice that dramatically improves the economic well-being of low-income people | nuevo tipo de práctica urbana que mejore de forma notable el bienestar económico de las personas de bajos ingresos

          # Civic tech and data
          /sheets/0/categories/2/summary | which groups and organizations may be in place in a community | qué grupos y organizaciones puede haber en una comunidad
          /sheets/0/categories/2/summary | real-world problems | problemas reales
          /sheets/0/categories/2/networks/0/about | Intermediaries | Intermediarios
          /sheets/0/categories/2/networks/0/about | city and community leaders use data directly and in practice | líderes de la ciudad y de la comunidad a usar los datos de forma directa y práctica
          /sheets/0/categories/2/networks/0/about | building the capacities of institutions and residents in distressed neighborhoods | fortalecer las capacidades de instituciones y residentes en barrios en dificultades
          /sheets/0/categories/2/networks/1/about | low-opportunity neighborhoods with historical disinvestment | barrios con pocas oportunidades y una historia de falta de inversión
          /sheets/0/categories/2/networks/1/about | data and information to target investments and resources | datos e información para dirigir inversiones y recursos
          /sheets/0/categories/2/networks/1/about | revitalize local areas | revitalizan zonas locales
          /sheets/0/categories/2/networks/2/about | Volunteer groups that build new tools for local civic issues | Grupos de voluntarios que crean herramientas para asuntos cívicos locales
          /sheets/0/categories/2/networks/2/about | together with local government and community partners | junto con el gobierno local y socios de la comunidad
          /sheets/0/categories/2/networks/2/note | Alliance of Civic Technologists | Alliance of Civic Technologists
          /sheets/0/categories/2/networks/3/about | common purpose: software developers, designers, game developers, social media | fin común: desarrollo de software, diseño, videojuegos, redes sociales
          /sheets/0/categories/2/networks/3/about | under-represented in tech | poco representados en la tecnología
          /sheets/0/categories/2/networks/3/about | “Tech” within X miles of your city | “Tech” a X millas de su ciudad
          /sheets/0/categories/2/networks/4/about | developers, government employees, designers, UX designers, journalists, data scientists, nonprofit employees and residents | desarrolladores, empleados públicos, diseñadores, diseñadores de experiencia de usuario (UX), periodistas, científicos de datos, personal de organizaciones sin fines de lucro y residentes
          /sheets/0/categories/2/networks/4/about | nationwide day of action | día de acción en todo el país
          /sheets/0/categories/2/networks/4/about | join in civic tech events, and leverage their skills to help their community | participan en eventos de tecnología cívica y ponen lo que saben al servicio de su comunidad

          # Learning and making
          /sheets/0/categories/3/summary | diverse tech talent in training, along with its mentors | talento diverso en formación, junto con sus mentores
          /sheets/0/categories/3/summary | in solving real-world challenges | resolver problemas reales
          /sheets/0/categories/3/networks/0/about | 3-month training programs in software development, data science | programas intensivos de 3 meses de desarrollo de software, ciencia de datos
          /sheets/0/categories/3/networks/0/name | coding bootcamps | coding bootcamps
          /sheets/0/categories/3/networks/0/about | under-represented in technology | poco representadas en la tecnología
          /sheets/0/categories/3/networks/1/about | 3D printers, software, electronics, craft and hardware supplies and tools | impresoras 3D, software, electrónica, y materiales y herramientas de manualidades y hardware
          /sheets/0/categories/3/networks/1/about | people gather to create, invent and learn | la gente se reúne para crear, inventar y aprender
          /sheets/0/categories/3/networks/1/about | warehouses, libraries, schools and elsewhere, some with portable components, for young people, adults or both | bodegas, bibliotecas, escuelas y otros sitios, algunos portátiles, para jóvenes, adultos o ambos
          /sheets/0/categories/3/networks/2/about | management training, expert mentoring, networking, shared infrastructure and sometimes access to seed funding | formación en gestión, mentores expertos, contactos, infraestructura compartida y a veces acceso a capital semilla
          /sheets/0/categories/3/networks/2/about | Shared, collaborative workspaces that accelerate the growth and success of startups | Espacios de trabajo compartidos que aceleran el crecimiento y el éxito de empresas nuevas
          /sheets/0/categories/3/networks/3/about | Rec centers, libraries, churches and other places where a community convenes | Centros recreativos, bibliotecas, iglesias y otros lugares donde se reúne la comunidad
          /sheets/0/categories/3/networks/3/about | maker spaces, educational technology or STEAM initiatives | espacios para crear, tecnología educativa o iniciativas STEAM
          /sheets/0/categories/3/networks/3/about | Digital Harbor Foundation’s Rec2Tech center in Baltimore | Rec2Tech de la Digital Harbor Foundation en Baltimore
          /sheets/0/categories/3/networks/4/name | STEM summer camps and afterschool programs | Campamentos de verano y programas extraescolares
          /sheets/0/categories/3/networks/4/about | with art it is called STEAM | con arte se llama STEAM
          /sheets/0/categories/3/networks/4/about | powerful ways to bring young people into solving real-world challenges | forma poderosa de sumar a jóvenes a resolver problemas reales

          # Funders
          /sheets/0/categories/4/summary | convene, influence their grantees, and provide resources for new programs and capacity building | convocar, influir en las organizaciones a las que apoyan y dar recursos para programas nuevos y para fortalecer capacidades
          /sheets/0/categories/4/summary | many ways to find funders | muchas formas de encontrarlos
          /sheets/0/categories/4/summary | missions might align with your community work | misión puede coincidir con su trabajo
          /sheets/0/categories/4/networks/0/about | membership association of grantmaking institutions | Asociación de instituciones donantes
          /sheets/0/categories/4/networks/0/about | social justice and community change | justicia social y el cambio comunitario
          /sheets/0/categories/4/networks/0/about | builds the capacity of philanthropy | fortalece la capacidad de la filantropía
          /sheets/0/categories/4/networks/1/about | improve mindset and practice | mejorar su mentalidad y su práctica
          /sheets/0/categories/4/networks/1/about | resources and connections to build knowledge | recursos y contactos para ampliar su conocimiento
          /sheets/0/categories/4/networks/1/about | stronger relationships with grantees | mejores relaciones con las organizaciones a las que apoyan
          /sheets/0/categories/4/networks/1/about | nonprofit resilience, learning for improvement, collaboration for greater impact | organizaciones resilientes, aprendizaje para mejorar y colaboración para un mayor impacto
          /sheets/0/categories/4/networks/2/about | all levels of government | todos los niveles de gobierno
          /sheets/0/categories/4/networks/2/about | policy, resources and money | políticas, recursos y fondos
          /sheets/0/categories/4/networks/2/about | equity and inclusiveness, by more access to services and opportunities | equidad e inclusión, con más acceso a servicios y oportunidades
          /sheets/0/categories/4/networks/2/about | effective collaboration and governance; civic engagement and inclusion | colaboración y gobernanza eficaces; participación cívica e inclusión
          /sheets/0/categories/4/networks/2/about | interdisciplinary grantmaking that reduces incentives for poor land use decisions | donaciones interdisciplinarias que reduzcan los incentivos a malas decisiones sobre el uso del suelo
          /sheets/0/categories/4/networks/2/note | The Funders Network | The Funders Network
          /sheets/0/categories/4/networks/3/about | education, income and health | educación, ingresos y salud
          /sheets/0/categories/4/networks/3/about | better public policy | mejores políticas públicas
          /sheets/0/categories/4/networks/3/about | volunteering and giving | voluntariado y las donaciones

          # Colleges, anchors and federal resources
          /sheets/0/categories/5/summary | resources, convening power, facilities, expertise and diverse talent | recursos, poder de convocatoria, espacios, conocimiento y talento diverso
          /sheets/0/categories/5/summary | eager to tackle real-world challenges | ganas de resolver problemas reales
          /sheets/0/categories/5/networks/0/about | 34 cities, 3 counties and 44 universities | 34 ciudades, 3 condados y 44 universidades
          /sheets/0/categories/5/networks/0/about | bring data, analytics and innovation to city government | llevan datos, análisis e innovación al gobierno de la ciudad
          /sheets/0/categories/5/networks/0/note | (CMU) through 2019 | (CMU) hasta 2019
          /sheets/0/categories/5/networks/1/about | mission-driven | tienen una misión
          /sheets/0/categories/5/networks/1/about | too risky or not credit worthy enough | demasiado riesgo o sin crédito suficiente
          /sheets/0/categories/5/networks/1/about | the people and businesses in these disinvested areas | la gente y los negocios de estas zonas sin inversión
          /sheets/0/categories/5/networks/2/about | conduct their own research, hold public events, and publish data and analysis | hacer su propia investigación, organizar eventos públicos y publicar datos y análisis
          /sheets/0/categories/5/networks/2/about | community development departments | departamentos de desarrollo comunitario
          /sheets/0/categories/5/networks/2/about | offices in major cities outside of the primary branch | oficinas en grandes ciudades fuera de la sede principal
          /sheets/0/categories/6/summary | innovation and revitalization at the local level | innovación y la revitalización en el ámbito local
          """)
  @DisplayName("says what the worksheet says")
  void says(String where, String english, String spanish) {
    assertThat(at(where, "en")).contains(english);
    assertThat(at(where, "es")).contains(spanish);
  }

  /** The text that is there, in this language or in all. */
  private static String at(String where, String language) {
    JsonNode found = Activities.builtIn().getFirst().tree().at(where);
    JsonNode text = found.isObject() ? found.path(language) : found;
    assertThat(text.isTextual()).as(where + " in " + language).isTrue();
    return text.textValue();
  }
}
