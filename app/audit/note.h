// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audit/bytes.h"
#include "audit/outcome.h"

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// Signed notes (https://c2sp.org/signed-note) with Ed25519, and timestamped cosignatures
/// (https://c2sp.org/tlog-cosignature). Thread-safe after initialise().
namespace jinbi::audit {

enum class KeyType : std::uint8_t {
    Signer = 0x01,  ///< Ed25519 over the note's text
    Witness = 0x04, ///< Ed25519 over "cosignature/v1\ntime T\n" and the text; the signature starts with T (u64 seconds)
};

using KeyId = std::array<std::uint8_t, 4>;
using PublicKey = std::array<std::uint8_t, 32>;
using KeySeed = std::array<std::uint8_t, 32>;

/// By whom a note is expected to be signed; written as name+hash+base64.
class VerifierKey
{
public:
    static Outcome<VerifierKey> parse(std::string_view text);
    /// Refused when the name is empty or holds a space or a plus.
    static Outcome<VerifierKey> make(std::string name, const PublicKey& key, KeyType type = KeyType::Signer);

    [[nodiscard]] const std::string& name() const { return m_name; }
    [[nodiscard]] const PublicKey& publicKey() const { return m_key; }
    [[nodiscard]] KeyType type() const { return m_type; }
    [[nodiscard]] const KeyId& id() const { return m_id; } ///< SHA-256(name | 0x0A | type | key)[:4]
    [[nodiscard]] std::string text() const;

    bool operator==(const VerifierKey&) const = default;

private:
    VerifierKey() = default;
    std::string m_name;
    PublicKey m_key{};
    KeyType m_type = KeyType::Signer;
    KeyId m_id{};
};

/// The secret half; wiped when it goes.
class SigningKey
{
public:
    static Outcome<SigningKey> fromSeed(std::string name, const KeySeed& seed, KeyType type = KeyType::Signer);
    SigningKey(SigningKey&& other) noexcept;
    SigningKey& operator=(SigningKey&&) = delete;
    SigningKey(const SigningKey&) = delete;
    SigningKey& operator=(const SigningKey&) = delete;
    ~SigningKey();

    [[nodiscard]] const VerifierKey& verifier() const { return m_verifier; }
    [[nodiscard]] std::array<std::uint8_t, 64> sign(ByteView message) const;

private:
    explicit SigningKey(VerifierKey verifier) : m_verifier(std::move(verifier)) {}
    VerifierKey m_verifier;
    std::array<std::uint8_t, 64> m_secret{};
};

struct NoteSignature
{
    std::string name;
    KeyId id{};
    Bytes bytes; ///< 64 of a signer, 72 of a witness, any number of an unknown key
};

struct Note
{
    static constexpr std::size_t kMostSignatures = 16;
    static constexpr std::size_t kMostBytes = std::size_t{128} * 1024;

    std::string text; ///< ends with a line feed
    std::vector<NoteSignature> signatures;
};

/// UTF-8, no control character but the line feed, 1 to 16 signatures.
[[nodiscard]] Outcome<Note> parseNote(std::string_view bytes);
/// What parseNote reads back. The note must have a signature.
[[nodiscard]] std::string formatNote(const Note& note);

/// Adds the signature of a signer; refused for a text that no note can hold or a 17th signature.
[[nodiscard]] Outcome<void> signNote(Note& note, const SigningKey& key);
/// Adds the signature of a witness at `seconds` since 1970.
[[nodiscard]] Outcome<void> cosignNote(Note& note, const SigningKey& key, std::uint64_t seconds);

/// The keys among `expected` that signed. Refused when none did or when an expected one signed something else;
/// signatures of unknown keys are passed over.
[[nodiscard]] Outcome<std::vector<VerifierKey>> verifyNote(const Note& note, std::span<const VerifierKey> expected);

} // namespace jinbi::audit
