// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/note.h"

#include <sodium.h>

#include <algorithm>

namespace jinbi::audit {

namespace {

constexpr std::string_view kDash = "\xE2\x80\x94 "; // U+2014 and a space begin a signature
constexpr std::size_t kSignatureBytes = crypto_sign_BYTES;
constexpr std::size_t kTimeBytes = 8;
constexpr std::uint64_t kMostSeconds = (std::uint64_t{1} << 63U) - 1;
static_assert(crypto_sign_BYTES == 64 && crypto_sign_SECRETKEYBYTES == 64 && crypto_sign_SEEDBYTES == 32);

bool isSpace(char32_t c)
{
    return (c >= 0x09 && c <= 0x0D) || c == 0x20 || c == 0x85 || c == 0xA0 || c == 0x1680 ||
           (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
}

bool isKeyName(std::string_view name)
{
    const auto points = fromUtf8(name);
    return points && !points->empty() &&
           std::none_of(points->begin(), points->end(), [](char32_t c) { return c < 0x20 || c == '+' || isSpace(c); });
}

/// Whether a note may hold these bytes at all.
Outcome<void> checkCharacters(std::string_view bytes)
{
    if (bytes.size() > Note::kMostBytes)
        return Failure{"the note is too long"};
    if (!isUtf8(bytes))
        return Failure{"the note is not UTF-8"};
    for (const char c : bytes) {
        if (static_cast<std::uint8_t>(c) < 0x20 && c != '\n')
            return Failure{c == '\r' ? "the note has carriage returns" : "the note has control characters"};
    }
    return {};
}

Outcome<NoteSignature> parseSignature(std::string_view line)
{
    if (!line.starts_with(kDash))
        return Failure{"a signature line does not begin with a dash and a space"};
    line.remove_prefix(kDash.size());
    const std::size_t space = line.find(' ');
    if (space == std::string_view::npos || !isKeyName(line.substr(0, space)))
        return Failure{"a signature line has no key name"};
    const auto bytes = fromBase64(line.substr(space + 1));
    if (!bytes || bytes->size() <= sizeof(KeyId))
        return Failure{"a signature is not base64 of a key's id and a signature"};
    NoteSignature signature;
    signature.name = line.substr(0, space);
    std::copy_n(bytes->begin(), sizeof(KeyId), signature.id.begin());
    signature.bytes.assign(bytes->begin() + sizeof(KeyId), bytes->end());
    return signature;
}

std::string witnessMessage(const std::string& text, std::uint64_t seconds)
{
    return "cosignature/v1\ntime " + std::to_string(seconds) + "\n" + text;
}

bool isSignedBy(const VerifierKey& key, std::string_view message, ByteView signature)
{
    const ByteView bytes = viewOf(message);
    return signature.size() == kSignatureBytes &&
           crypto_sign_verify_detached(signature.data(), bytes.data(), bytes.size(), key.publicKey().data()) == 0;
}

bool hasSigned(const VerifierKey& key, const std::string& text, const NoteSignature& signature)
{
    if (key.type() == KeyType::Signer)
        return isSignedBy(key, text, signature.bytes);
    ByteReader reader(signature.bytes);
    const auto seconds = reader.number(kTimeBytes);
    if (!seconds || *seconds > kMostSeconds)
        return false;
    return isSignedBy(key, witnessMessage(text, *seconds), ByteView(signature.bytes).subspan(kTimeBytes));
}

Outcome<void> checkCanSign(const Note& note)
{
    if (note.signatures.size() >= Note::kMostSignatures)
        return Failure{"the note has as many signatures as a note may have"};
    if (!note.text.ends_with('\n'))
        return Failure{"the note's text does not end with a line feed"};
    return checkCharacters(note.text);
}

void addSignature(Note& note, const SigningKey& key, Bytes bytes)
{
    note.signatures.push_back({key.verifier().name(), key.verifier().id(), std::move(bytes)});
}

} // namespace

Outcome<VerifierKey> VerifierKey::make(std::string name, const PublicKey& key, KeyType type)
{
    if (!isKeyName(name))
        return Failure{"a key's name must not be empty and must hold no space and no plus"};
    VerifierKey made;
    Bytes hashed(name.begin(), name.end());
    hashed.push_back('\n');
    hashed.push_back(static_cast<std::uint8_t>(type));
    hashed.insert(hashed.end(), key.begin(), key.end());
    const Hash hash = sha256(hashed);
    std::copy_n(hash.begin(), sizeof(KeyId), made.m_id.begin());
    made.m_name = std::move(name);
    made.m_key = key;
    made.m_type = type;
    return made;
}

Outcome<VerifierKey> VerifierKey::parse(std::string_view text)
{
    const std::size_t first = text.find('+');
    const std::size_t second = first == std::string_view::npos ? first : text.find('+', first + 1);
    if (second == std::string_view::npos)
        return Failure{"a key is written as name+hash+base64"};
    const auto bytes = fromBase64(text.substr(second + 1));
    if (!bytes || bytes->size() != 1 + sizeof(PublicKey))
        return Failure{"the key is not base64 of a type and 32 bytes"};
    const auto type = static_cast<KeyType>(bytes->front());
    if (type != KeyType::Signer && type != KeyType::Witness)
        return Failure{"the key is of a type that is not known here"};
    PublicKey key{};
    std::copy(bytes->begin() + 1, bytes->end(), key.begin());
    auto made = make(std::string(text.substr(0, first)), key, type);
    if (made && made->text() != text)
        return Failure{"the key's hash is that of another key"};
    return made;
}

std::string VerifierKey::text() const
{
    Bytes bytes{static_cast<std::uint8_t>(m_type)};
    bytes.insert(bytes.end(), m_key.begin(), m_key.end());
    return m_name + '+' + toHex(m_id) + '+' + toBase64(bytes);
}

Outcome<SigningKey> SigningKey::fromSeed(std::string name, const KeySeed& seed, KeyType type)
{
    PublicKey publicKey{};
    std::array<std::uint8_t, 64> secret{};
    crypto_sign_seed_keypair(publicKey.data(), secret.data(), seed.data());
    auto verifier = VerifierKey::make(std::move(name), publicKey, type);
    if (!verifier) {
        sodium_memzero(secret.data(), secret.size());
        return verifier.failure();
    }
    SigningKey key(std::move(*verifier));
    key.m_secret = secret;
    sodium_memzero(secret.data(), secret.size());
    return key;
}

SigningKey::SigningKey(SigningKey&& other) noexcept : m_verifier(std::move(other.m_verifier)), m_secret(other.m_secret)
{
    sodium_memzero(other.m_secret.data(), other.m_secret.size());
}

SigningKey::~SigningKey()
{
    sodium_memzero(m_secret.data(), m_secret.size());
}

std::array<std::uint8_t, 64> SigningKey::sign(ByteView message) const
{
    std::array<std::uint8_t, 64> signature{};
    crypto_sign_detached(signature.data(), nullptr, message.data(), message.size(), m_secret.data());
    return signature;
}

Outcome<Note> parseNote(std::string_view bytes)
{
    if (const auto checked = checkCharacters(bytes); !checked)
        return checked.failure();
    // The last empty line parts the text from the signatures; the text may have others.
    const std::size_t blank = bytes.rfind("\n\n");
    if (blank == std::string_view::npos)
        return Failure{"the note has no empty line before its signatures"};
    if (!bytes.ends_with('\n'))
        return Failure{"the note does not end with a line feed"};
    Note note;
    note.text = bytes.substr(0, blank + 1);
    std::string_view lines = bytes.substr(blank + 2);
    if (lines.empty())
        return Failure{"the note has no signature"};
    while (!lines.empty()) {
        if (note.signatures.size() == Note::kMostSignatures)
            return Failure{"the note has more than 16 signatures"};
        const std::size_t end = lines.find('\n');
        auto signature = parseSignature(lines.substr(0, end));
        if (!signature)
            return signature.failure();
        note.signatures.push_back(std::move(*signature));
        lines.remove_prefix(end + 1);
    }
    return note;
}

std::string formatNote(const Note& note)
{
    std::string bytes = note.text + '\n';
    for (const NoteSignature& signature : note.signatures) {
        Bytes line(signature.id.begin(), signature.id.end());
        line.insert(line.end(), signature.bytes.begin(), signature.bytes.end());
        bytes += std::string(kDash) + signature.name + ' ' + toBase64(line) + '\n';
    }
    return bytes;
}

Outcome<void> signNote(Note& note, const SigningKey& key)
{
    if (key.verifier().type() != KeyType::Signer)
        return Failure{"a witness's key does not sign"};
    if (auto can = checkCanSign(note); !can)
        return can;
    const auto signature = key.sign(viewOf(note.text));
    addSignature(note, key, {signature.begin(), signature.end()});
    return {};
}

Outcome<void> cosignNote(Note& note, const SigningKey& key, std::uint64_t seconds)
{
    if (key.verifier().type() != KeyType::Witness)
        return Failure{"a signer's key does not cosign"};
    if (seconds > kMostSeconds)
        return Failure{"that time is too late for a cosignature"};
    if (auto can = checkCanSign(note); !can)
        return can;
    const auto signature = key.sign(viewOf(witnessMessage(note.text, seconds)));
    Bytes bytes;
    putNumber(bytes, seconds, kTimeBytes);
    bytes.insert(bytes.end(), signature.begin(), signature.end());
    addSignature(note, key, std::move(bytes));
    return {};
}

Outcome<std::vector<VerifierKey>> verifyNote(const Note& note, std::span<const VerifierKey> expected)
{
    std::vector<VerifierKey> signers;
    for (const NoteSignature& signature : note.signatures) {
        const auto key = std::find_if(expected.begin(), expected.end(), [&](const VerifierKey& one) {
            return one.name() == signature.name && one.id() == signature.id;
        });
        if (key == expected.end())
            continue;
        if (!hasSigned(*key, note.text, signature))
            return Failure{"the signature of " + key->name() + " is not one of this text"};
        signers.push_back(*key);
    }
    if (signers.empty())
        return Failure{"no expected key signed the note"};
    return signers;
}

} // namespace jinbi::audit
