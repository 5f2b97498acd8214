using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Portal.Lab.Site;

/// <summary><c>account.json</c>: the domain account that may administer the machines. Its password is made at random, and the file is for its owner alone.</summary>
/// <param name="User">"LAB\portal".</param>
/// <param name="Password">In clear: whoever reads this file owns a lab.</param>
internal sealed record AccountFile(string User, string Password)
{
    public static AccountFile Random(string user) => new(user, Convert.ToBase64String(RandomNumberGenerator.GetBytes(24)));

    /// <summary>Whether this is the password; takes the same time for any other.</summary>
    public bool Is(string password) => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(password), Encoding.UTF8.GetBytes(Password));

    /// <exception cref="InvalidDataException">The file holds something else.</exception>
    public static AccountFile Read(string path)
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(path), AccountJson.Default.AccountFile) is { User.Length: > 0, Password.Length: > 0 } account
                ? account
                : throw new InvalidDataException($"{path} names no user or no password.");
        }
        catch (JsonException wrong)
        {
            throw new InvalidDataException($"{path} is no account of the lab.", wrong);
        }
    }

    /// <summary>Writes a new file.</summary>
    public void Write(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        var half = $"{path}.{Guid.NewGuid():N}.tmp";
        using (var file = new FileStream(half, options)) JsonSerializer.Serialize(file, this, AccountJson.Default.AccountFile);
        File.Move(half, path, overwrite: true);
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(AccountFile))]
internal sealed partial class AccountJson : JsonSerializerContext;
