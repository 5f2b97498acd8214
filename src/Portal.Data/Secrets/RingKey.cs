using System.Security.Cryptography;
using Portal.Domain;

namespace Portal.Data.Secrets;

/// <summary>The key outside the database: wraps the key ring, so that a stolen database reveals nothing.</summary>
public sealed class RingKey
{
    private const int KeyBytes = 32, NonceBytes = 12, TagBytes = 16, CipherAt = NonceBytes + TagBytes;
    private const string Field = "ring key";
    private readonly byte[] _key;

    /// <param name="key">32 random bytes.</param>
    /// <exception cref="ArgumentException">It has another length.</exception>
    public RingKey(ReadOnlySpan<byte> key)
    {
        if (key.Length != KeyBytes) throw new ArgumentException($"A ring key has {KeyBytes} bytes; this has {key.Length}.", nameof(key));
        _key = key.ToArray();
        Id = Convert.ToHexStringLower(SHA256.HashData(_key))[..16];
    }

    /// <summary>Tells keys apart and reveals nothing of them: 16 hex digits.</summary>
    public string Id { get; }

    /// <summary>A new one.</summary>
    public static RingKey Make() => new(RandomNumberGenerator.GetBytes(KeyBytes));

    /// <summary>The key in a file, or one made there (mode 0600).</summary>
    /// <param name="path">The file.</param>
    /// <param name="mayMake">Only while no row needs a key: a new one would open none of them.</param>
    public static (RingKey? Key, Verdict Verdict) OfFile(string path, bool mayMake)
    {
        try
        {
            if (!File.Exists(path) && mayMake) Write(path);
            if (!File.Exists(path))
                return No(path, "The database holds secrets, and the key that opens them is not there.", "Put the file back from a backup of the data folder.");
            var text = File.ReadAllText(path).Trim();
            var bytes = new byte[KeyBytes];
            return Convert.TryFromBase64String(text, bytes, out var read) && read == KeyBytes
                ? (new RingKey(bytes), Verdict.Yes)
                : No(path, $"The file holds no key: {KeyBytes} bytes in base64 are expected.", "Put the file back from a backup of the data folder.");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return No(path, $"The key cannot be read: {fault.Message}", "Give this account, and no other, the right to read it.");
        }
    }

    internal byte[] Seal(ReadOnlySpan<byte> plain)
    {
        var sealedBytes = new byte[CipherAt + plain.Length];
        RandomNumberGenerator.Fill(sealedBytes.AsSpan(0, NonceBytes));
        using var aes = new AesGcm(_key, TagBytes);
        aes.Encrypt(sealedBytes.AsSpan(0, NonceBytes), plain, sealedBytes.AsSpan(CipherAt), sealedBytes.AsSpan(NonceBytes, TagBytes));
        return sealedBytes;
    }

    /// <exception cref="CryptographicException">Sealed by another key, or changed since.</exception>
    internal byte[] Open(byte[] sealedBytes)
    {
        if (sealedBytes.Length < CipherAt) throw new CryptographicException("The wrapped key is cut short.");
        var plain = new byte[sealedBytes.Length - CipherAt];
        using var aes = new AesGcm(_key, TagBytes);
        aes.Decrypt(sealedBytes.AsSpan(0, NonceBytes), sealedBytes.AsSpan(CipherAt), sealedBytes.AsSpan(NonceBytes, TagBytes), plain);
        return plain;
    }

    // Written whole beside it and renamed: a crash in between leaves no half key that later refuses to start.
    private static void Write(string path)
    {
        var beside = path + ".new";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var file = new FileStream(beside, options))
        {
            file.Write(System.Text.Encoding.ASCII.GetBytes(Convert.ToBase64String(RandomNumberGenerator.GetBytes(KeyBytes))));
            file.Flush(flushToDisk: true);
        }

        File.Move(beside, path);
    }

    private static (RingKey?, Verdict) No(string path, string rule, string remedy) => (null, Verdict.No(Field, path, rule, remedy));
}
