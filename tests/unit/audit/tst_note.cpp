// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/checkpoint.h"
#include "audit/note.h"

#include <QTest>

using namespace jinbi;
using namespace jinbi::audit;

namespace {

// The examples of https://c2sp.org/signed-note and https://c2sp.org/tlog-cosignature.
const std::string kExampleKey = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";
const std::string kExampleNote =
    "This is an example message.\n\n"
    "\xE2\x80\x94 example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72"
    "IneyaQM=\n";
const std::string kExampleCheckpoint =
    "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n"
    "\xE2\x80\x94 example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9"
    "nTo+zyWE+xeMcTOAYQ8=\n"
    "\xE2\x80\x94 witness.example.com/w1 jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZ"
    "qhf5nNo0xUe+mbIUBkBIfZ+qnA==\n";

SigningKey keyOf(std::uint8_t seedByte, const std::string& name = "branch-0001.bank.example/audit",
                 KeyType type = KeyType::Signer)
{
    KeySeed seed{};
    seed.fill(seedByte);
    auto key = SigningKey::fromSeed(name, seed, type);
    if (!key)
        qFatal("%s", key.reason().c_str());
    return std::move(*key);
}

std::string signedNote(const std::string& text, const SigningKey& key)
{
    Note note;
    note.text = text;
    if (!signNote(note, key))
        qFatal("not signed");
    return formatNote(note);
}

Outcome<std::vector<VerifierKey>> verified(const std::string& bytes, const std::vector<VerifierKey>& keys)
{
    const auto note = parseNote(bytes);
    if (!note)
        return note.failure();
    return verifyNote(*note, keys);
}

std::string withSignatures(int count)
{
    const std::string whole = signedNote("text\n", keyOf(1));
    const std::string line = whole.substr(whole.find("\n\n") + 2);
    std::string bytes = "text\n\n";
    for (int i = 0; i < count; ++i)
        bytes += line;
    return bytes;
}

} // namespace

class TestNote : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(initialise()); }

    void thePublicExampleVerifies();
    void anyChangedByteOfThePublicExampleIsNoticed();
    void aKeyIsReadAsItIsWritten();
    void aKeyThatIsNoneIsRefused_data();
    void aKeyThatIsNoneIsRefused();

    void whatASignerSignedVerifies();
    void theKeysThatSignedAreNamed();
    void unknownKeysArePassedOver();
    void aKnownKeyThatSignedSomethingElseIsRefused();
    void aWitnessSignsTheTimeAsWell();
    void aKeyDoesOnlyItsOwnWork();
    void theTextMayHaveEmptyLines();

    void aNoteOfAnotherFormIsRefused_data();
    void aNoteOfAnotherFormIsRefused();
    void sixteenSignaturesAreAcceptedAndNotSeventeen();

    void aCheckpointIsReadAsItIsWritten();
    void thePublicCheckpointIsRead();
    void aCheckpointOfAnotherFormIsRefused_data();
    void aCheckpointOfAnotherFormIsRefused();
};

void TestNote::thePublicExampleVerifies()
{
    const auto key = VerifierKey::parse(kExampleKey);
    QVERIFY(key);
    QCOMPARE(key->name(), std::string("example.com/foo"));
    QCOMPARE(toHex(key->id()), std::string("530d903a"));
    const auto signers = verified(kExampleNote, {*key});
    QVERIFY2(signers, signers.reason().c_str());
    QCOMPARE(signers->size(), std::size_t{1});
    QCOMPARE(parseNote(kExampleNote)->text, std::string("This is an example message.\n"));
    QCOMPARE(formatNote(*parseNote(kExampleNote)), kExampleNote);
}

void TestNote::anyChangedByteOfThePublicExampleIsNoticed()
{
    const auto key = VerifierKey::parse(kExampleKey);
    for (std::size_t at = 0; at < kExampleNote.size(); ++at) {
        for (unsigned bit = 0; bit < 8; ++bit) {
            std::string changed = kExampleNote;
            changed[at] = static_cast<char>(static_cast<unsigned char>(changed[at]) ^ (1U << bit));
            QVERIFY(!verified(changed, {*key}));
        }
    }
}

void TestNote::aKeyIsReadAsItIsWritten()
{
    QCOMPARE(VerifierKey::parse(kExampleKey)->text(), kExampleKey);
    for (const KeyType type : {KeyType::Signer, KeyType::Witness}) {
        const VerifierKey key = keyOf(9, "witness.example/w", type).verifier();
        const auto read = VerifierKey::parse(key.text());
        QVERIFY(read);
        QVERIFY(*read == key);
    }
}

void TestNote::aKeyThatIsNoneIsRefused_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("a name") << QByteArray("example.com/foo");
    QTest::newRow("no key") << QByteArray("example.com/foo+530d903a");
    QTest::newRow("another name") << QByteArray(
        "example.com/fop+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k");
    QTest::newRow("another hash") << QByteArray(
        "example.com/foo+530d903b+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k");
    QTest::newRow("a hash in capitals") << QByteArray(
        "example.com/foo+530D903A+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k");
    QTest::newRow("a type that nobody knows")
        << QByteArray("example.com/foo+530d903a+AukyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k");
    QTest::newRow("a short key") << QByteArray("example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv");
    QTest::newRow("no name") << QByteArray("+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k");
    QTest::newRow("a line feed behind") << QByteArray(
        "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k\n");
}

void TestNote::aKeyThatIsNoneIsRefused()
{
    QFETCH(QByteArray, text);
    QVERIFY(!VerifierKey::parse(text.toStdString()));
    for (const std::string& name : {std::string(), std::string("a b"), std::string("a+b"),
                                    std::string("a\xC2\xA0"
                                                "b"),
                                    std::string("a\xE3\x80\x80"), std::string("a\nb"), std::string("\xFF")})
        QVERIFY(!VerifierKey::make(name, PublicKey{}));
}

void TestNote::whatASignerSignedVerifies()
{
    const SigningKey key = keyOf(1);
    const std::string bytes = signedNote("branch\n1\n", key);
    QVERIFY(verified(bytes, {key.verifier()}));
    QCOMPARE(bytes, signedNote("branch\n1\n", key));
    Note unsignable;
    unsignable.text = "no line feed";
    QVERIFY(!signNote(unsignable, key));
    unsignable.text = "two\r\n";
    QVERIFY(!signNote(unsignable, key));
}

void TestNote::theKeysThatSignedAreNamed()
{
    const SigningKey first = keyOf(1);
    const SigningKey second = keyOf(2, "other.example");
    const SigningKey third = keyOf(3, "third.example");
    Note note;
    note.text = "text\n";
    QVERIFY(signNote(note, first));
    QVERIFY(signNote(note, second));
    const std::vector<VerifierKey> keys = {third.verifier(), second.verifier(), first.verifier()};
    const auto signers = verifyNote(note, keys);
    QVERIFY(signers);
    QVERIFY((*signers == std::vector<VerifierKey>{first.verifier(), second.verifier()}));
}

void TestNote::unknownKeysArePassedOver()
{
    const SigningKey known = keyOf(1);
    const SigningKey sameName = keyOf(2);
    Note note;
    note.text = "text\n";
    note.signatures.push_back({"unknown.example", {1, 2, 3, 4}, Bytes(3, 0)});
    note.signatures.push_back({known.verifier().name(), sameName.verifier().id(), Bytes(64, 0)});
    note.signatures.push_back({"other.example", known.verifier().id(), Bytes(64, 0)});
    const std::vector<VerifierKey> keys = {known.verifier()};
    QVERIFY(!verifyNote(note, keys));
    QVERIFY(signNote(note, known));
    QVERIFY(verifyNote(note, keys));
    QVERIFY(parseNote(formatNote(note)));
    QVERIFY(!verifyNote(note, {}));
}

void TestNote::aKnownKeyThatSignedSomethingElseIsRefused()
{
    const SigningKey good = keyOf(1);
    const SigningKey bad = keyOf(2, "other.example");
    Note note;
    note.text = "text\n";
    QVERIFY(signNote(note, good));
    QVERIFY(signNote(note, bad));
    note.signatures.back().bytes[10] ^= 1;
    const std::vector<VerifierKey> both = {good.verifier(), bad.verifier()};
    const std::vector<VerifierKey> goodOnly = {good.verifier()};
    QVERIFY(!verifyNote(note, both));
    QVERIFY(verifyNote(note, goodOnly));
    note.signatures.back().bytes.resize(63);
    QVERIFY(!verifyNote(note, both));
}

void TestNote::aWitnessSignsTheTimeAsWell()
{
    const SigningKey witness = keyOf(4, "kiosk-0101.bank.example", KeyType::Witness);
    Note note;
    note.text = "branch\n1\n";
    QVERIFY(cosignNote(note, witness, 1679315147));
    const std::vector<VerifierKey> keys = {witness.verifier()};
    QVERIFY(verifyNote(note, keys));
    QCOMPARE(note.signatures.front().bytes.size(), std::size_t{72});
    const VerifierKey asSigner =
        *VerifierKey::make("kiosk-0101.bank.example", witness.verifier().publicKey(), KeyType::Signer);
    QVERIFY(asSigner.id() != witness.verifier().id());
    for (const std::size_t at : {std::size_t{7}, std::size_t{8}, std::size_t{71}}) {
        Note changed = note;
        changed.signatures.front().bytes[at] ^= 1;
        QVERIFY(!verifyNote(changed, keys));
    }
    // The message that a witness signs, made by hand: the time stands in it as it stands in the signature.
    const std::string message = "cosignature/v1\ntime 1679315147\nbranch\n1\n";
    const auto signature = witness.sign(viewOf(message));
    QVERIFY(std::equal(signature.begin(), signature.end(), note.signatures.front().bytes.begin() + 8));
    QVERIFY(!cosignNote(note, witness, std::uint64_t{1} << 63U));
}

void TestNote::aKeyDoesOnlyItsOwnWork()
{
    Note note;
    note.text = "text\n";
    QVERIFY(!signNote(note, keyOf(1, "w.example", KeyType::Witness)));
    QVERIFY(!cosignNote(note, keyOf(1), 1));
    QVERIFY(note.signatures.empty());
}

void TestNote::theTextMayHaveEmptyLines()
{
    const SigningKey key = keyOf(1);
    for (const std::string& text : {std::string("one\n\n\ntwo\n"), std::string("\n"), std::string("last empty\n\n")}) {
        const std::string bytes = signedNote(text, key);
        QVERIFY(verified(bytes, {key.verifier()}));
        QCOMPARE(parseNote(bytes)->text, text);
    }
}

void TestNote::aNoteOfAnotherFormIsRefused_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const QByteArray good = QByteArray::fromStdString(signedNote("text\n", keyOf(1)));
    const QByteArray line = good.mid(good.indexOf("\n\n") + 2);
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("no signature") << QByteArray("text\n\n");
    QTest::newRow("text only") << QByteArray("text\n");
    QTest::newRow("no empty line") << QByteArray("text\n" + line);
    QTest::newRow("no text") << QByteArray("\n" + line);
    QTest::newRow("carriage returns") << QByteArray(good).replace("\n", "\r\n");
    QTest::newRow("one carriage return") << QByteArray(good).replace("text", "te\rxt");
    QTest::newRow("a tab") << QByteArray(good).replace("text", "te\txt");
    QTest::newRow("a zero") << QByteArray(good).replace("text", QByteArray("te\0xt", 5));
    QTest::newRow("no UTF-8") << QByteArray(good).replace("text", "te\xFFxt");
    QTest::newRow("a surrogate") << QByteArray(good).replace("text", "te\xED\xA0\x80xt");
    QTest::newRow("no last line feed") << good.chopped(1);
    QTest::newRow("a last empty line") << QByteArray(good + "\n");
    QTest::newRow("a hyphen in place of the dash") << QByteArray(good).replace("\xE2\x80\x94", "-");
    QTest::newRow("no name") << QByteArray("text\n\n\xE2\x80\x94 AAAAAAAA\n");
    QTest::newRow("two spaces") << QByteArray(good).replace("audit ", "audit  ");
    QTest::newRow("a plus in the name") << QByteArray(good).replace("/audit ", "+audit ");
    QTest::newRow("base64 without padding") << QByteArray("text\n\n\xE2\x80\x94 a AAAAAAA\n");
    QTest::newRow("base64 with bits too many") << QByteArray("text\n\n\xE2\x80\x94 a AAAAAAB=\n");
    QTest::newRow("a key's id and nothing") << QByteArray("text\n\n\xE2\x80\x94 a AAAAAA==\n");
    QTest::newRow("too long") << QByteArray(200000, 'a') + "\n\n" + line;
}

void TestNote::aNoteOfAnotherFormIsRefused()
{
    QFETCH(QByteArray, bytes);
    const auto note = parseNote(bytes.toStdString());
    QVERIFY(!note);
    QVERIFY(!note.reason().empty());
}

void TestNote::sixteenSignaturesAreAcceptedAndNotSeventeen()
{
    QVERIFY(!parseNote(withSignatures(0)));
    QVERIFY(parseNote(withSignatures(1)));
    QVERIFY(verified(withSignatures(16), {keyOf(1).verifier()}));
    QVERIFY(!parseNote(withSignatures(17)));
    Note full = *parseNote(withSignatures(16));
    QVERIFY(!signNote(full, keyOf(1)));
}

void TestNote::aCheckpointIsReadAsItIsWritten()
{
    Checkpoint checkpoint{"branch-0001.bank.example/audit", 0, {}, {}};
    for (const std::uint64_t size : {std::uint64_t{0}, std::uint64_t{256}, ~std::uint64_t{0}}) {
        checkpoint.size = size;
        checkpoint.root.fill(static_cast<std::uint8_t>(size));
        const auto read = parseCheckpoint(formatCheckpoint(checkpoint));
        QVERIFY(read);
        QVERIFY(*read == checkpoint);
    }
    checkpoint.extensions = {"one", "two"};
    QVERIFY(*parseCheckpoint(formatCheckpoint(checkpoint)) == checkpoint);
}

void TestNote::thePublicCheckpointIsRead()
{
    const auto note = parseNote(kExampleCheckpoint);
    QVERIFY(note);
    QCOMPARE(note->signatures.size(), std::size_t{2});
    QCOMPARE(note->signatures[0].bytes.size(), std::size_t{64});
    QCOMPARE(note->signatures[1].bytes.size(), std::size_t{72});
    const auto checkpoint = parseCheckpoint(note->text);
    QVERIFY(checkpoint);
    QCOMPARE(checkpoint->origin, std::string("example.com/behind-the-sofa"));
    QCOMPARE(checkpoint->size, std::uint64_t{20852163});
    QCOMPARE(formatCheckpoint(*checkpoint), note->text);
}

void TestNote::aCheckpointOfAnotherFormIsRefused_data()
{
    QTest::addColumn<QByteArray>("text");
    const QByteArray root = "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n";
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("two lines") << QByteArray("o\n1\n");
    QTest::newRow("no origin") << QByteArray("\n1\n" + root);
    QTest::newRow("a leading zero") << QByteArray("o\n01\n" + root);
    QTest::newRow("a sign") << QByteArray("o\n+1\n" + root);
    QTest::newRow("a minus") << QByteArray("o\n-1\n" + root);
    QTest::newRow("a space") << QByteArray("o\n1 \n" + root);
    QTest::newRow("no number") << QByteArray("o\n\n" + root);
    QTest::newRow("2 to the 64th") << QByteArray("o\n18446744073709551616\n" + root);
    QTest::newRow("a short root") << QByteArray("o\n1\nAAAA\n");
    QTest::newRow("a root without padding") << QByteArray("o\n1\n" + root.chopped(2) + "\n");
    QTest::newRow("an empty extension") << QByteArray("o\n1\n" + root + "\n");
    QTest::newRow("no last line feed") << QByteArray("o\n1\n" + root.chopped(1));
}

void TestNote::aCheckpointOfAnotherFormIsRefused()
{
    QFETCH(QByteArray, text);
    QVERIFY(!parseCheckpoint(text.toStdString()));
}

QTEST_APPLESS_MAIN(TestNote)
#include "tst_note.moc"
