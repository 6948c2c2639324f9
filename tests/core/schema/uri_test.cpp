#include "core/schema/uri.h"

#include <gtest/gtest.h>

namespace onetrip::schema {
namespace {

struct ResolveRow {
    const char* base;
    const char* reference;
    const char* target;
};

// RFC 3986 section 5.4, without the fragments.
TEST(Uri, ResolvesTheExamplesOfItsStandard) {
    const ResolveRow rows[] = {
        {"http://a/b/c/d;p?q", "g:h", "g:h"},
        {"http://a/b/c/d;p?q", "g", "http://a/b/c/g"},
        {"http://a/b/c/d;p?q", "./g", "http://a/b/c/g"},
        {"http://a/b/c/d;p?q", "g/", "http://a/b/c/g/"},
        {"http://a/b/c/d;p?q", "/g", "http://a/g"},
        {"http://a/b/c/d;p?q", "//g", "http://g"},
        {"http://a/b/c/d;p?q", "?y", "http://a/b/c/d;p?y"},
        {"http://a/b/c/d;p?q", "g?y", "http://a/b/c/g?y"},
        {"http://a/b/c/d;p?q", "#s", "http://a/b/c/d;p?q"},
        {"http://a/b/c/d;p?q", "g?y#s", "http://a/b/c/g?y"},
        {"http://a/b/c/d;p?q", ";x", "http://a/b/c/;x"},
        {"http://a/b/c/d;p?q", "", "http://a/b/c/d;p?q"},
        {"http://a/b/c/d;p?q", ".", "http://a/b/c/"},
        {"http://a/b/c/d;p?q", "..", "http://a/b/"},
        {"http://a/b/c/d;p?q", "../../g", "http://a/g"},
        {"http://a/b/c/d;p?q", "../../../g", "http://a/g"},
        {"http://a/b/c/d;p?q", "/./g", "http://a/g"},
        {"http://a/b/c/d;p?q", "/../g", "http://a/g"},
        {"http://a/b/c/d;p?q", "g.", "http://a/b/c/g."},
        {"http://a/b/c/d;p?q", "..g", "http://a/b/c/..g"},
        {"http://a/b/c/d;p?q", "./g/.", "http://a/b/c/g/"},
        {"http://a/b/c/d;p?q", "g;x=1/../y", "http://a/b/c/y"},
        {"http://a/b/c/d;p?q", "g?y/./x", "http://a/b/c/g?y/./x"},
    };
    for (const ResolveRow& row : rows)
        EXPECT_EQ(resolve_uri(row.base, row.reference), row.target) << row.reference;
}

TEST(Uri, ResolvesWhereThereIsLittleToResolveAgainst) {
    const ResolveRow rows[] = {
        {"", "a.json", "a.json"},
        {"", "#/x", ""},
        {"dir/a", "b", "dir/b"},
        {"http://h", "a", "http://h/a"},
        {"urn:x:y", "#a", "urn:x:y"},
        {"urn:x:y?+q", "", "urn:x:y?+q"},
        {"file:///f/a.json", "b", "file:///f/b"},
        {"urn:x:y", "http://h/a", "http://h/a"},
    };
    for (const ResolveRow& row : rows)
        EXPECT_EQ(resolve_uri(row.base, row.reference), row.target) << row.base << " " << row.reference;
}

TEST(Uri, TakesFragmentsOffAndUndoesPercentEncoding) {
    EXPECT_EQ(fragment_of("a#/b%25"), "/b%25");
    EXPECT_EQ(fragment_of("a"), "");
    EXPECT_EQ(percent_decoded("a%25b%22"), "a%b\"");
    EXPECT_EQ(percent_decoded("%E4%B8%AD"), "\xE4\xB8\xAD");
    for (const char* broken : {"%", "%2", "%zz", "%FF"})
        EXPECT_FALSE(percent_decoded(broken)) << broken;
}

TEST(Uri, TellsAbsentFromEmpty) {
    const UriParts parts = split_uri("http://?#");
    EXPECT_EQ(parts.authority, "");
    EXPECT_EQ(parts.query, "");
    EXPECT_EQ(parts.fragment, "");
    const UriParts bare = split_uri("1a:b");
    EXPECT_FALSE(bare.scheme);
    EXPECT_EQ(bare.path, "1a:b");
}

}  // namespace
}  // namespace onetrip::schema
