# Builds Charrette and packs it with a Java runtime only.
FROM node:22.20.0-bookworm-slim@sha256:b21fe589dfbe5cc39365d0544b9be3f1f33f55f3c86c87a76ff65a02f8f5848e AS node

FROM maven:3.9.11-eclipse-temurin-25@sha256:407c4423cec0cf2981055bc2c6c0dc211d9605b6669279b95997f2d1c7e91e2c AS build
COPY --from=node /usr/local/ /usr/local/
WORKDIR /charrette
COPY pom.xml ./
COPY .mvn .mvn
COPY scripts scripts
COPY server server
COPY web-client web-client
RUN mvn -B -q -pl server/app -am -DskipTests -Dspotless.check.skip=true package
# Native libraries lie in the image: at run time there may be no place to unpack them to.
WORKDIR /native
RUN jar xf /charrette/server/app/target/charrette.jar org/sqlite/native/Linux META-INF/native \
 && mkdir lib \
 && cp "org/sqlite/native/Linux/$(uname -m)/libsqlitejdbc.so" lib/ \
 && find META-INF/native -name "*epoll*$(uname -m)*.so" -exec cp {} lib/ \;

FROM eclipse-temurin:25.0.3_9-jre@sha256:a214efa3200af4b657e41935799aa12d7aee3336fdb42eb505a0948f6ecdd983
RUN useradd --system --uid 10001 --home-dir /var/lib/charrette --create-home charrette
WORKDIR /opt/charrette
COPY --from=build /native/lib native
COPY --from=build /charrette/server/app/target/charrette.jar ./
COPY scripts/java.options scripts/start-cache ./
RUN printf '%s\n' -Dorg.sqlite.lib.path=/opt/charrette/native -Djava.library.path=/opt/charrette/native >>java.options \
 && ./start-cache /opt/charrette/charrette.jar /opt/charrette/charrette.aot
USER 10001
ENV CHARRETTE_DATA=/var/lib/charrette
VOLUME /var/lib/charrette
EXPOSE 8080
# Whether it lives: what is not healthy is restarted, which helps nobody while Redis is away, nor while the start
# waits for a Redis that reads its file (15 min at most). With TLS in the server itself this asks in vain: override
# it, or leave TLS to the proxy.
HEALTHCHECK --interval=10s --timeout=3s --start-period=16m \
  CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/${CHARRETTE_PORT:-8080} && printf 'GET /health/live HTTP/1.0\\r\\n\\r\\n' >&3 && head -1 <&3 | grep -q ' 200 '"]
ENTRYPOINT ["java", "@/opt/charrette/java.options", "-XX:AOTCache=/opt/charrette/charrette.aot", "-jar", "/opt/charrette/charrette.jar"]
