using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Portal.Domain;
using Portal.Domain.Connections;

namespace Portal.Data.Secrets;

/// <summary>The portal's key ring: rows in its database that only <see cref="RingKey"/> opens.</summary>
public static class KeyRing
{
    /// <summary><see cref="ISecretBox"/>, under a ring in the portal's database that is wrapped by <paramref name="key"/>.</summary>
    public static IServiceCollection AddPortalSecrets(this IServiceCollection services, RingKey key)
    {
        services.AddSingleton(key);
        services.AddSingleton<ISecretBox, SecretBox>();
        // Without a name of its own the ring would depend on the folder that the portal is installed in.
        services.AddDataProtection().SetApplicationName("Portal").PersistKeysToDbContext<PortalDb>();
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider =>
            new ConfigureOptions<KeyManagementOptions>(options => options.XmlEncryptor = new RingCipher(provider)));
        return services;
    }

    /// <summary>Whether the ring holds keys, which a new <see cref="RingKey"/> would not open.</summary>
    public static Task<bool> HoldsKeysAsync(PortalDb db, CancellationToken ct) => db.DataProtectionKeys.AnyAsync(ct);

    /// <summary>Whether the key opens every row. Otherwise a start would silently mint a ring of its own, and every secret would be lost.</summary>
    public static async Task<Verdict> JudgeAsync(PortalDb db, RingKey key, CancellationToken ct)
    {
        var wrapped = await db.DataProtectionKeys.AsNoTracking().Select(row => row.Xml).ToListAsync(ct).ConfigureAwait(false);
        var foreign = wrapped.OfType<string>().SelectMany(Sealed).FirstOrDefault(element => !Opens(key, element));
        return foreign is null
            ? Verdict.Yes
            : Verdict.No("ring key", key.Id, $"It does not open the database's key ring, which needs the key {foreign.Attribute("key")?.Value ?? "(unknown)"}.",
                "Put the key file that belongs to this database back from a backup of the data folder.");
    }

    private static IEnumerable<XElement> Sealed(string xml) => XElement.Parse(xml).Descendants(RingCipher.Element);

    private static bool Opens(RingKey key, XElement element)
    {
        try
        {
            key.Open(Convert.FromBase64String(element.Value));
            return true;
        }
        catch (Exception fault) when (fault is System.Security.Cryptography.CryptographicException or FormatException)
        {
            return false;
        }
    }
}
