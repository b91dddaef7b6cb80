FROM maven:3-eclipse-temurin-25 AS build
WORKDIR /src
COPY pom.xml .
COPY compat-specs compat-specs
COPY src src
RUN mvn -q -B package -DskipTests

FROM eclipse-temurin:25-jre-noble
RUN useradd --system --uid 10001 --home-dir /data gateway && install -d -o gateway -m 0700 /data
COPY --from=build /src/target/avatar-gateway.jar /opt/avatar-gateway.jar
# Made by the very Java that will read it.
RUN java -XX:AOTCacheOutput=/opt/avatar-gateway.aot -Xlog:disable -Xlog:all=error:stderr -jar /opt/avatar-gateway.jar rehearse
USER gateway
VOLUME /data
ENV GATEWAY_HOST=0.0.0.0 \
    GATEWAY_DATA=/data \
    JDK_JAVA_OPTIONS="-XX:MaxRAMPercentage=40 -XX:AOTCache=/opt/avatar-gateway.aot"
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=3s --start-period=10s \
  CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/8081 && printf 'GET /readyz HTTP/1.0\\r\\n\\r\\n' >&3 && head -1 <&3 | grep -q ' 200 '"]
ENTRYPOINT ["java", "-jar", "/opt/avatar-gateway.jar"]
CMD ["serve"]
