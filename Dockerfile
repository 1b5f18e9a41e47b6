FROM node:22.23.3-bookworm-slim AS base
WORKDIR /app
COPY package.json package-lock.json ./

FROM base AS build
RUN npm ci --ignore-scripts
COPY . .
RUN npm run build

# Everything, with what development needs: here only for the identity provider.
FROM build AS dev
RUN mkdir /data && chown node:node /data
USER node
CMD ["node", "dist/dev/identity-main.js"]

# What runs: no sources, no development packages, nothing that needs to be written.
FROM base AS runtime
ENV NODE_ENV=production
ENV WORKFLOW_BUNDLE=/app/dist/workflows.js
RUN npm ci --omit=dev --ignore-scripts && npm cache clean --force
COPY --from=build /app/dist ./dist
RUN rm -r dist/dev
USER node
EXPOSE 3000
CMD ["node", "dist/worker/main.js"]
