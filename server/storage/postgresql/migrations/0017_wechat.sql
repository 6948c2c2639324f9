-- What citizens accepted to be told in WeChat: one message for one case and topic.
CREATE TABLE wechat_subscription (
    case_number TEXT COLLATE "C" NOT NULL,
    topic TEXT COLLATE "C" NOT NULL,
    citizen TEXT COLLATE "C" NOT NULL,
    openid BYTEA NOT NULL,  -- vault
    accepted_at BIGINT NOT NULL,
    PRIMARY KEY (case_number, topic, citizen)
);
CREATE INDEX wechat_subscription_age ON wechat_subscription (accepted_at);
