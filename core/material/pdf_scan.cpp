#include "core/material/pdf_scan.h"

#include <algorithm>
#include <string>
#include <vector>

#include "core/base/text.h"
#include "core/material/byte_reader_internal.h"
#include "core/material/inflate.h"
#include "core/material/pdf_dictionary.h"

namespace onetrip::material {
namespace {

constexpr std::size_t tail_bytes = 1024;
constexpr std::int64_t objects_in_stream_max = 100'000;
constexpr std::int64_t pages_max = 1'000'000;
/// What unpacking costs beside its output, as so many bytes of dictionaries: thousands of empty streams are no
/// document.
constexpr std::size_t stream_cost_bytes = 4096;
constexpr std::int64_t image_side_max = 0x7FFFFFFF;
constexpr std::size_t trailers_max = 8;
constexpr std::size_t encryption_keys = 9;
/// How far a value is looked for behind its key.
constexpr std::size_t near_bytes = 1024;
constexpr std::size_t file_id_bytes_max = 256;

// A script is always introduced by /JavaScript; the shorter /JS beside it would be met by chance in compressed data.
constexpr std::string_view active_names[] = {"JavaScript", "Launch",     "RichMedia", "Rendition",
                                             "SubmitForm", "ImportData", "XFA"};
constexpr std::string_view embedding_names[] = {"EmbeddedFile", "EmbeddedFiles", "GoToE"};

template <std::size_t size>
bool is_among(const std::string_view (&names)[size], std::string_view name) {
    return std::find(std::begin(names), std::end(names), name) != std::end(names);
}

class Scanner {
public:
    explicit Scanner(base::BytesView file) : file_(file), read_(file) {}

    PdfScan run() {
        const std::size_t tail = read_.size() - std::min(read_.size(), tail_bytes);
        out_.is_whole = read_.find("%%EOF", tail, read_.size()) != read_.size();
        look_at_names(file_);
        look_at_objects();
        if (is_encrypted_) out_.lock = lock();
        if (tree_pages_ > 0 || leaf_pages_ > 0) out_.pages = tree_pages_ > 0 ? tree_pages_ : leaf_pages_;
        return out_;
    }

private:
    void look_at_names(base::BytesView bytes) {
        const ByteReader read(bytes);
        for (std::size_t at = read.find("/", 0, read.size()); at < read.size();
             at = read.find("/", at + 1, read.size())) {
            const std::string name = read_pdf_name(bytes, at);
            if (name == "Encrypt") take_encrypt(bytes, at);
            if (name == "ID") take_file_id(bytes, at);
            if (is_active_pdf_name(name)) out_.has_active_content = true;
            if (is_embedding_pdf_name(name)) out_.has_embedded_files = true;
        }
    }

    /// Of a trailer; the dictionary stands in it, or is an object like others.
    void take_encrypt(base::BytesView bytes, std::size_t at) {
        is_encrypted_ = true;
        const std::size_t value_at = skip_near_space(bytes, at + std::string_view("/Encrypt").size());
        if (!ByteReader(bytes).starts(value_at, "<<") || encryptions_.size() == trailers_max || !spend(0)) return;
        const auto dictionary = read_pdf_dictionary(bytes, value_at);
        const bool is_paid = spend(dictionary ? dictionary->end_bytes - value_at : pdf_dictionary_bytes_max);
        if (is_paid && dictionary) add_encryption(*dictionary, bytes, value_at);
    }

    void add_encryption(const PdfDictionary& dictionary, base::BytesView bytes, std::size_t at) {
        if (!dictionary.is_standard_security || encryptions_.size() == trailers_max) return;
        // Walked over once for each of its keys.
        if (!spend((dictionary.end_bytes - at) * encryption_keys)) return;
        if (auto encryption = read_pdf_encryption(bytes, at)) encryptions_.push_back(std::move(*encryption));
    }

    /// Of a trailer, too: two strings, of which the first stays when the file is written anew.
    void take_file_id(base::BytesView bytes, std::size_t at) {
        at = skip_near_space(bytes, at + std::string_view("/ID").size());
        const ByteReader read(bytes);
        // Elements of a tagged page have identifiers as well, and those are no lists.
        if (!read.starts(at, "[")) {
            has_unread_id_ = has_unread_id_ || base::is_ascii_digit(static_cast<char>(read.byte(at)));
            return;
        }
        auto id = read_pdf_string(bytes, skip_near_space(bytes, at + 1), file_id_bytes_max);
        if (!id || file_ids_.size() == trailers_max) {
            has_unread_id_ = true;
        } else if (std::find(file_ids_.begin(), file_ids_.end(), *id) == file_ids_.end()) {
            file_ids_.push_back(std::move(*id));
        }
    }

    /// Comments without an end must not cost their square.
    static std::size_t skip_near_space(base::BytesView bytes, std::size_t at) {
        return skip_pdf_space(bytes.first(std::min(bytes.size(), at + near_bytes)), at);
    }

    /// A file that was written on has several trailers; a reader opens it by one of them.
    [[nodiscard]] PdfLock lock() {
        // Readers take none where there is less than two strings.
        file_ids_.emplace_back();
        PdfLock found = PdfLock::Unknown;
        for (const PdfEncryption& encryption : encryptions_) {
            for (const std::string& id : file_ids_) {
                const PdfLock tried = try_empty_password(encryption, id);
                if (tried == PdfLock::Open) return tried;
                if (tried == PdfLock::Closed && !has_unread_id_) found = tried;
            }
        }
        return found;
    }

    /// `5 0 obj << … >>`, wherever it stands.
    void look_at_objects() {
        std::size_t at = read_.find("obj", 0, read_.size());
        while (at < read_.size()) {
            const std::size_t begin = skip_near_space(file_, at + 3);
            std::size_t next = at + 3;
            if (read_.byte(at - 1) != 'd' && read_.starts(begin, "<<")) next = std::max(next, look_at_object(begin));
            at = read_.find("obj", next, read_.size());
        }
    }

    /// Returns where to go on.
    std::size_t look_at_object(std::size_t at) {
        const auto dictionary = read_pdf_dictionary(file_, at);
        if (!spend(dictionary ? dictionary->end_bytes - at : pdf_dictionary_bytes_max)) return read_.size();
        if (!dictionary) {
            out_.has_unseen_content = true;
            return at;
        }
        take(*dictionary);
        add_encryption(*dictionary, file_, at);
        const bool is_packed = dictionary->type == "ObjStm";
        if (is_packed && is_encrypted_) out_.has_unseen_content = true;
        if (is_packed && !is_encrypted_ && spend(stream_cost_bytes)) look_into(*dictionary);
        return dictionary->end_bytes;
    }

    bool spend(std::size_t bytes) {
        spent_bytes_ += bytes;
        if (spent_bytes_ > pdf_dictionaries_bytes_max) out_.has_unseen_content = true;
        return spent_bytes_ <= pdf_dictionaries_bytes_max;
    }

    void take(const PdfDictionary& dictionary) {
        if (dictionary.type == "Page") ++leaf_pages_;
        if (dictionary.type == "Pages") {
            const std::int64_t count = dictionary.count.value_or(0);
            if (count <= pages_max) tree_pages_ = std::max(tree_pages_, count);
        }
        if (dictionary.subtype == "Image" && dictionary.width && dictionary.height) {
            const auto side = [](std::int64_t given) { return std::clamp<std::int64_t>(given, 0, image_side_max); };
            if (side(*dictionary.width) * side(*dictionary.height) > pdf_image_pixels_max) out_.is_bomb = true;
        }
    }

    /// An object stream: pairs of number and place, then the objects themselves (section 7.5.7).
    void look_into(const PdfDictionary& dictionary) {
        const base::BytesView packed = stream_behind(dictionary);
        if (dictionary.filter == PdfFilter::Other || dictionary.has_parameters || packed.empty()) {
            out_.has_unseen_content = true;
            return;
        }
        if (dictionary.filter == PdfFilter::None) return look_at_packed_objects(dictionary, packed);
        const Inflated unpacked = inflate(packed, pdf_unpacked_bytes_max - unpacked_bytes_);
        unpacked_bytes_ += unpacked.bytes.size();
        if (unpacked.is_over_limit) out_.is_bomb = true;
        if (!unpacked.is_whole) out_.has_unseen_content = true;
        const base::BytesView objects = base::as_bytes(unpacked.bytes);
        look_at_names(objects);
        look_at_packed_objects(dictionary, objects);
    }

    void look_at_packed_objects(const PdfDictionary& dictionary, base::BytesView objects) {
        const std::int64_t first = dictionary.first.value_or(0);
        const std::int64_t count = std::min(dictionary.objects.value_or(0), objects_in_stream_max);
        std::size_t at = 0;
        for (std::int64_t i = 0; i < count; ++i) {
            // Two integers; the second is the object's place behind `first`.
            for (int number = 0; number < 2; ++number) {
                at = skip_pdf_space(objects, at);
                const auto value = read_pdf_integer(objects, at);
                if (!value || *value < 0) return;
                while (at < objects.size() && base::is_ascii_digit(static_cast<char>(objects[at])))
                    ++at;
                if (number == 0) continue;
                const std::int64_t place = first + *value;
                if (first < 0 || place >= static_cast<std::int64_t>(objects.size())) return;
                const auto object = read_pdf_dictionary(objects, static_cast<std::size_t>(place));
                if (object && !spend(object->end_bytes - static_cast<std::size_t>(place))) return;
                if (object) take(*object);
            }
        }
    }

    /// The bytes behind `stream`; empty if there are none.
    base::BytesView stream_behind(const PdfDictionary& dictionary) {
        std::size_t at = skip_pdf_space(file_, dictionary.end_bytes);
        if (!read_.starts(at, "stream")) return {};
        at += 6;
        if (read_.byte(at) == '\r') ++at;
        if (read_.byte(at) == '\n') ++at;
        const std::int64_t length = dictionary.length.value_or(-1);
        const std::int64_t rest = static_cast<std::int64_t>(read_.size()) - static_cast<std::int64_t>(at);
        // A length that leads elsewhere, or a reference: deflate knows its own end.
        const std::size_t bytes =
            static_cast<std::size_t>(length > 0 && length <= rest ? length : std::max<std::int64_t>(rest, 0));
        return file_.subspan(std::min(at, file_.size()), bytes);
    }

    base::BytesView file_;
    ByteReader read_;
    PdfScan out_;
    bool is_encrypted_ = false;
    bool has_unread_id_ = false;
    std::vector<PdfEncryption> encryptions_;
    std::vector<std::string> file_ids_;
    std::int64_t tree_pages_ = 0;
    std::int64_t leaf_pages_ = 0;
    std::size_t spent_bytes_ = 0;
    std::size_t unpacked_bytes_ = 0;
};

}  // namespace

bool is_active_pdf_name(std::string_view name) {
    return is_among(active_names, name);
}

bool is_embedding_pdf_name(std::string_view name) {
    return is_among(embedding_names, name);
}

PdfScan scan_pdf(base::BytesView file) {
    return Scanner(file).run();
}

}  // namespace onetrip::material
