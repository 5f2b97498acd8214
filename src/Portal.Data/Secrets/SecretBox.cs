using Microsoft.AspNetCore.DataProtection;
using Portal.Domain.Connections;
using Secret = Portal.Domain.Connections.Secret;

namespace Portal.Data.Secrets;

/// <summary>Secrets under the portal's key ring, which lies in the database, wrapped by a key that does not (<see cref="RingKey"/>).</summary>
/// <param name="provider">The portal's data protection.</param>
public sealed class SecretBox(IDataProtectionProvider provider) : ISecretBox
{
    private readonly IDataProtector _protector = provider.CreateProtector("Portal.Connections.Password.v1"); // stored secrets depend on these words

    /// <inheritdoc />
    public string Protect(Secret secret) => _protector.Protect(secret.Reveal());

    /// <inheritdoc />
    public Secret Reveal(string guarded) => new(_protector.Unprotect(guarded));
}
