# Image of Payara Server with the services and its console. Built from the distribution, so after mvn package:
#   docker build -f launcher/target/plinth/server-config/container/payara-server.Dockerfile -t plinth-payara launcher/target/plinth
FROM payara/server-full:6.2025.9-jdk17

# The files that install needs, with the plinth command; nothing of Payara Micro.
COPY --chown=payara lib /plinth/lib
COPY --chown=payara LICENSE NOTICE plinth.jar /plinth/
COPY --chown=payara server/lib /plinth/server/lib
COPY --chown=payara server-config /plinth/server-config
COPY --chown=payara apps /plinth/apps

ENV PAYARA_HOME=/opt/payara/appserver LISTEN_ADDRESS=0.0.0.0 ADMIN_ADDRESS=0.0.0.0 OPS_PORT=8080 \
    JWT_SIGNING_KEY_FILE=/keys/signing-key.pem JWT_KEY_SET_FILE=/keys/key-set.json
EXPOSE 8080 4848
# service users 8000
EXPOSE 8000
# service blogs 8001
EXPOSE 8001
# end of services
# The domain, including changes made in the console.
VOLUME /opt/payara/appserver/glassfish/domains

HEALTHCHECK --interval=5s --timeout=5s --start-period=180s --retries=3 CMD ["/plinth/server-config/container/ready"]
STOPSIGNAL SIGTERM
ENTRYPOINT ["/plinth/server-config/container/start-payara-server"]
