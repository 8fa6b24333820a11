# The web page is built with the development tools; the image keeps only what runs.
FROM node:26-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts
COPY . .
RUN node node_modules/vite/bin/vite.js build --config web/vite.config.ts && node bin/geldbuur learn

FROM node:26-slim
ENV NODE_ENV=production GELDBUUR_DATA=/data GELDBUUR_HOST=0.0.0.0
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --ignore-scripts && npm cache clean --force
COPY bin bin
COPY src src
COPY flows flows
COPY topics topics
COPY locales locales
COPY help help
COPY pictures pictures
COPY LICENSE README.md ./
COPY --from=build /app/dist dist
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=5s --start-period=15s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + (process.env.GELDBUUR_PORT || 3000) + '/health').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "bin/geldbuur", "start"]
