namespace Portal.Domain.Connections;

/// <summary>Keeps secrets encrypted at rest.</summary>
public interface ISecretBox
{
    /// <summary>What a row may hold of a secret. Different every time.</summary>
    string Protect(Secret secret);

    /// <summary>The secret again.</summary>
    /// <exception cref="System.Security.Cryptography.CryptographicException">It was protected by another portal's key ring, or was changed.</exception>
    Secret Reveal(string guarded);
}
