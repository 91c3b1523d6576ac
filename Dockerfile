FROM node:24-slim
WORKDIR /nova
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts
COPY . .
RUN npm run prepare
ENV NOVA_DEMO=off NOVA_DATA_DIR=/data
VOLUME /data
EXPOSE 3000
CMD ["node", "--optimize-for-size", "--max-semi-space-size=4", "dist/node.js"]
