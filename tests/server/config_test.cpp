#include "server/config.h"

#include <gtest/gtest.h>

#include <fstream>
#include <map>
#include <set>

#include "tests/server/temporary_folder.h"
#include "tests/source_path.h"

namespace onetrip::testing {

namespace {

using Variables = std::map<std::string, std::string>;

[[nodiscard]] Loaded load(const std::vector<std::string>& arguments, const Variables& variables = {}) {
    return load_config(arguments, [&](const std::string& name) -> std::optional<std::string> {
        const auto found = variables.find(name);
        return found == variables.end() ? std::nullopt : std::optional(found->second);
    });
}

[[nodiscard]] std::string file_with(const test::TemporaryFolder& folder, std::string_view text) {
    std::string path = folder.path("onetrip.toml");
    std::ofstream(path) << text;
    return path;
}

}  // namespace

TEST(Config, TheDefaultsAreTheOnesThatAreMeant) {
    const Loaded loaded = load({});
    ASSERT_TRUE(loaded.config);
    const Config& config = *loaded.config;
    const http::Limits limits;
    EXPECT_EQ(config.http.address, "127.0.0.1");
    EXPECT_EQ(config.http.port, 8080);
    EXPECT_EQ(config.data_folder, "var");
    EXPECT_EQ(config.stop_timeout.count(), 10'000);
    EXPECT_FALSE(config.demo);
    EXPECT_TRUE(config.log_requests);
    EXPECT_FALSE(config.is_reached_by_tls());
    // The table's defaults and the transport's own are the same.
    EXPECT_EQ(config.http.limits.header_bytes_max, limits.header_bytes_max);
    EXPECT_EQ(config.http.limits.header_fields_max, limits.header_fields_max);
    EXPECT_EQ(config.http.limits.connections_max, limits.connections_max);
    EXPECT_EQ(config.http.limits.body_bytes_in_flight_max, limits.body_bytes_in_flight_max);
    EXPECT_EQ(config.http.limits.client_rate.per_second, limits.client_rate.per_second);
    EXPECT_EQ(config.http.limits.client_rate.burst, limits.client_rate.burst);
    EXPECT_EQ(config.http.limits.trusted_proxies, limits.trusted_proxies);
    EXPECT_EQ(config.account_rate.per_second, Config().account_rate.per_second);
    EXPECT_EQ(config.account_rate.burst, Config().account_rate.burst);
    EXPECT_EQ(config.http.limits.header_timeout, limits.header_timeout);
    EXPECT_EQ(config.http.limits.body_timeout, limits.body_timeout);
    EXPECT_EQ(config.http.limits.write_timeout, limits.write_timeout);
    EXPECT_EQ(config.http.limits.idle_timeout, limits.idle_timeout);
    EXPECT_EQ(config.http.limits.pace_bytes_per_second_min, limits.pace_bytes_per_second_min);
    EXPECT_EQ(config.http.limits.event_keep_alive, limits.event_keep_alive);
    EXPECT_EQ(config.http.limits.event_stream_lifetime, limits.event_stream_lifetime);
}

TEST(Config, FlagBeforeEnvironmentBeforeFile) {
    const test::TemporaryFolder folder;
    const std::string file = file_with(folder, "port = 1\nthreads = 1\ndata = \"from-file\"\ndemo = true\n");
    const Variables variables = {{"ONETRIP_PORT", "2"}, {"ONETRIP_THREADS", "2"}, {"ONETRIP_CONFIG", file}};
    const Loaded loaded = load({"--port", "3"}, variables);
    ASSERT_TRUE(loaded.config) << loaded.text;
    EXPECT_EQ(loaded.config->http.port, 3);
    EXPECT_EQ(loaded.config->http.threads, 2u);
    EXPECT_EQ(loaded.config->data_folder, "from-file");
    EXPECT_TRUE(loaded.config->demo);
    EXPECT_FALSE(load({"--no-demo", "--config", file}).config->demo);
    EXPECT_FALSE(load({"--config=" + file}, {{"ONETRIP_DEMO", "0"}}).config->demo);
    EXPECT_TRUE(load({}, {{"ONETRIP_PUBLIC_URL", "https://city.example"}}).config->is_reached_by_tls());
}

TEST(Config, ThePasswordOfTheStoreIsNeitherShownNorAFlag) {
    const std::string open = "postgresql://onetrip@db.example/onetrip";
    EXPECT_EQ(load({"--store", open}).config->store, open);
    EXPECT_EQ(load({"--store", "sqlite:/srv/onetrip.db"}).config->store, "sqlite:/srv/onetrip.db");
    EXPECT_FALSE(load({"--store", "mysql://db.example"}).config);
    for (const std::string hidden : {"postgresql://onetrip:geheim@db.example/onetrip",
                                     "postgresql://db.example/onetrip?user=onetrip&password=geheim"}) {
        EXPECT_EQ(load({}, {{"ONETRIP_STORE", hidden}}).config->store, hidden);
        EXPECT_EQ(load({"check-config"}, {{"ONETRIP_STORE", hidden}}).text.find("geheim"), std::string::npos);
        const Loaded flag = load({"--store", hidden});
        EXPECT_FALSE(flag.config);
        EXPECT_EQ(flag.text.find("geheim"), std::string::npos);
    }
}

TEST(Config, EveryNumberHoldsAtItsEdges) {
    for (const Setting& setting : settings()) {
        if (setting.kind != SettingKind::Number) continue;
        const auto with = [&](std::int64_t number) {
            return load({}, {{environment_name(setting.name), std::to_string(number)}}).config.has_value();
        };
        EXPECT_TRUE(with(setting.least)) << setting.name;
        EXPECT_TRUE(with(setting.most)) << setting.name;
        EXPECT_FALSE(with(setting.least - 1)) << setting.name;
        EXPECT_FALSE(with(setting.most + 1)) << setting.name;
    }
}

TEST(Config, AddressesAreAListByCommas) {
    const auto proxies = [](const std::string& text) {
        const Loaded loaded = load({"--trusted-proxies", text});
        return loaded.config ? loaded.config->http.limits.trusted_proxies.size() : 99;
    };
    EXPECT_EQ(proxies("10.0.0.1"), 1u);
    EXPECT_EQ(proxies("10.0.0.1,2001:db8::1"), 2u);
    for (const std::string wrong : {"10.0.0.1,", ",10.0.0.1", "10.0.0.1, 10.0.0.2", "localhost", "10.0.0.0/8"}) {
        EXPECT_EQ(proxies(wrong), 99u) << wrong;
    }
}

TEST(Config, TheSecondFactorIsForRolesThatCanDoHarmAndForNobodyInADemo) {
    const auto roles = [](const std::vector<std::string>& arguments) {
        std::string line;
        for (const std::string& name : load(arguments).config->staff_policy().second_factor_roles.names())
            line += name + ' ';
        return line;
    };
    EXPECT_EQ(roles({}), "decider issuer supervisor editor auditor ");
    EXPECT_EQ(roles({"--demo"}), "");
    EXPECT_EQ(roles({"--demo", "--second-factor-roles", "intake,decider"}), "intake decider ");
    EXPECT_EQ(roles({"--second-factor-roles", "none"}), "");
    for (const std::string wrong : {"boss", "decider,", ",decider", "decider, issuer", "none,decider"}) {
        EXPECT_EQ(load({"--second-factor-roles", wrong}).exit_code, 1) << wrong;
    }
    const accounts::StaffPolicy policy = load({"--staff-idle-minutes", "5"}).config->staff_policy();
    EXPECT_EQ(policy.idle_seconds, 300);
    EXPECT_EQ(policy.token_seconds, accounts::StaffPolicy().token_seconds);
    EXPECT_EQ(load({}).config->staff_policy().idle_seconds, accounts::StaffPolicy().idle_seconds);
}

TEST(Config, AnEndpointIsAnAddressAndAPort) {
    EXPECT_EQ(parse_endpoint("127.0.0.1:9464")->port, 9464);
    EXPECT_EQ(parse_endpoint("[::1]:0")->address, "::1");
    for (const std::string wrong :
         {"", "127.0.0.1", "127.0.0.1:", "::1:80", "[127.0.0.1]:80", "[]:80", "a:80", "1.1.1.1:65536", "1.1.1.1:-1"}) {
        EXPECT_FALSE(parse_endpoint(wrong)) << wrong;
    }
    EXPECT_EQ(load({"--metrics", "127.0.0.1:9464"}).config->metrics_address, "127.0.0.1");
    EXPECT_EQ(load({}).config->metrics_address, "");
    EXPECT_EQ(load({"--metrics", "9464"}).exit_code, 1);
}

TEST(Config, ACertificateNeedsItsKey) {
    EXPECT_TRUE(load({"--tls-certificate", "a", "--tls-key", "b"}).config->is_reached_by_tls());
    const Loaded loaded = load({"--tls-key", "b"});
    EXPECT_EQ(loaded.exit_code, 1);
    EXPECT_EQ(loaded.text, "onetrip-server: tls-certificate and tls-key: one is given without the other\n");
}

TEST(Config, SaysEveryFaultInALineOfItsOwn) {
    const test::TemporaryFolder folder;
    const std::string file = file_with(folder, "log_level = \"loud\"\nporte = 1\ndata = [1]\n");
    const Loaded loaded =
        load({"--port", "70000", "--config", file}, {{"ONETRIP_DEMO", "maybe"}, {"ONETRIP_COURIER_URL", "ftp://x"}});
    EXPECT_FALSE(loaded.config);
    EXPECT_TRUE(loaded.is_error);
    EXPECT_EQ(loaded.exit_code, 1);
    EXPECT_EQ(loaded.text, "onetrip-server: " + file +
                               " line 3: \"data\" must be text\n"
                               "onetrip-server: " +
                               file +
                               " line 2: there is no setting \"porte\"\n"
                               "onetrip-server: port: \"70000\" is not a number from 0 to 65535 (command line)\n"
                               "onetrip-server: demo: \"maybe\" is not true or false (environment ONETRIP_DEMO)\n"
                               "onetrip-server: courier-url: \"ftp://x\" is not an http:// or https:// URL "
                               "(environment ONETRIP_COURIER_URL)\n"
                               "onetrip-server: log-level: \"loud\" is not one of debug|info|warning|error (" +
                               file + " line 1)\n");
}

TEST(Config, ABrokenOrAbsentFileIsSaid) {
    const test::TemporaryFolder folder;
    const std::string file = file_with(folder, "port = 1\nport = 2\n");
    const Loaded broken = load({"--config", file});
    EXPECT_EQ(broken.exit_code, 1);
    EXPECT_EQ(broken.text.rfind("onetrip-server: " + file + " line 2: ", 0), 0u) << broken.text;
    EXPECT_EQ(load({"--config", folder.path("absent.toml")}).exit_code, 1);
}

TEST(Config, ACommandLineThatIsNotUnderstoodIsTwo) {
    for (const std::vector<std::string>& arguments :
         {std::vector<std::string>{"--prot", "1"}, {"--port"}, {"serve"}, {"--courier-key", "x"}}) {
        const Loaded loaded = load(arguments);
        EXPECT_EQ(loaded.exit_code, 2) << arguments.front();
        EXPECT_TRUE(loaded.is_error);
        EXPECT_EQ(std::count(loaded.text.begin(), loaded.text.end(), '\n'), 1) << loaded.text;
    }
    EXPECT_EQ(load({"--help"}).exit_code, 0);
    EXPECT_EQ(load({"--version"}).text, "onetrip-server 0.1.0\n");
}

TEST(Config, CheckConfigShowsWhatIsInEffectAndNoSecret) {
    const Loaded loaded = load({"check-config", "--port", "1"}, {{"ONETRIP_COURIER_KEY", "hush"}});
    EXPECT_FALSE(loaded.config);
    EXPECT_FALSE(loaded.is_error);
    EXPECT_EQ(loaded.exit_code, 0);
    EXPECT_NE(loaded.text.find("port = 1    # command line\n"), std::string::npos);
    EXPECT_NE(loaded.text.find("courier_key = (set)    # environment ONETRIP_COURIER_KEY\n"), std::string::npos);
    EXPECT_EQ(loaded.text.find("hush"), std::string::npos);
    EXPECT_EQ(load({"check-config", "--port", "x"}).exit_code, 1);
}

TEST(Config, TheTableInTheReadmeIsTheTable) {
    std::ifstream in(source_path("server/README.md"));
    const std::string readme((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
    EXPECT_NE(readme.find(settings_table()), std::string::npos) << "server/README.md should have:\n"
                                                                << settings_table();
}

TEST(Config, NamesAreUniqueAndHelpIsThere) {
    std::set<std::string_view> names;
    for (const Setting& setting : settings()) {
        EXPECT_TRUE(names.insert(setting.name).second) << setting.name;
        EXPECT_GT(setting.help.size(), 10u) << setting.name;
        EXPECT_NE(setting.apply, nullptr) << setting.name;
    }
    EXPECT_EQ(environment_name("header-bytes-max"), "ONETRIP_HEADER_BYTES_MAX");
}

}  // namespace onetrip::testing
