-- What citizens accepted to be told in WeChat: one message for one case and topic.
CREATE TABLE wechat_subscription (
    case_number TEXT NOT NULL,
    topic TEXT NOT NULL,
    citizen TEXT NOT NULL,
    openid BLOB NOT NULL,  -- vault
    accepted_at INTEGER NOT NULL,
    PRIMARY KEY (case_number, topic, citizen)
) STRICT, WITHOUT ROWID;
CREATE INDEX wechat_subscription_age ON wechat_subscription (accepted_at);
