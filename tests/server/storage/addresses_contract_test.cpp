// The addresses that people keep, on every backend.

#include "tests/server/storage/contract.h"

namespace onetrip::storage::test {
namespace {

template <typename Backend>
class AddressesContract : public StoreContract<Backend> {
protected:
    std::string book_of(std::string_view citizen) {
        return this->read([=](const Unit& unit) {
            std::string book;
            for (const Address& one : unit.addresses().of_citizen(citizen))
                book += one.id + '=' + one.content + ' ';
            return book;
        });
    }
    void put(std::string_view id, std::string_view citizen, std::string_view content, std::int64_t at) {
        this->write([=](Unit& unit) {
            unit.addresses().put({std::string(id), std::string(citizen), std::string(content), base::Instant(at)});
        });
    }
    bool remove(std::string_view citizen, std::string_view id) {
        return this->write([=](Unit& unit) { return unit.addresses().remove(citizen, id); });
    }
};
TYPED_TEST_SUITE(AddressesContract, Backends);

TYPED_TEST(AddressesContract, AreKeptPersonByPersonNewestFirst) {
    this->put("1", "ann", "home", 1000);
    this->put("2", "ann", "work", 2000);
    this->put("1", "bob", "inn", 3000);
    this->reopen();
    EXPECT_EQ(this->book_of("ann"), "2=work 1=home ");
    EXPECT_EQ(this->book_of("bob"), "1=inn ");
    this->put("1", "ann", "new home", 4000);
    EXPECT_EQ(this->book_of("ann"), "1=new home 2=work ");
    const auto found = this->read([](const Unit& unit) { return unit.addresses().find("ann", "1"); });
    ASSERT_TRUE(found.has_value());
    EXPECT_EQ(found->content, "new home");
    EXPECT_EQ(found->updated_at, base::Instant(4000));
    EXPECT_FALSE(this->read([](const Unit& unit) { return unit.addresses().find("bob", "2"); }).has_value());
}

TYPED_TEST(AddressesContract, AreTornOutOfTheirOwnBookOnly) {
    this->put("1", "ann", "home", 1000);
    EXPECT_FALSE(this->remove("bob", "1"));
    EXPECT_TRUE(this->remove("ann", "1"));
    EXPECT_FALSE(this->remove("ann", "1"));
    EXPECT_EQ(this->book_of("ann"), "");
}

}  // namespace
}  // namespace onetrip::storage::test
