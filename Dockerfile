FROM node:24-slim
WORKDIR /nova
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts
COPY . .
RUN npm run prepare
ENV NOVA_DEMO=off NOVA_DATA_DIR=/data
VOLUME /data
EXPOSE 3000
CMD ["node", "--heap-growing-percent=10", "--max-semi-space-size=16", "dist/node.js"]
