using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.Extensions.DependencyInjection;

namespace Portal.Data.Secrets;

/// <summary>Wraps the keys of the ring. Rows hold this type's name: it must never be renamed or moved.</summary>
/// <param name="services">Has the <see cref="RingKey"/>.</param>
public sealed class RingCipher(IServiceProvider services) : IXmlEncryptor, IXmlDecryptor
{
    internal const string Element = "portalSealed";
    private readonly RingKey _key = services.GetRequiredService<RingKey>();

    /// <inheritdoc />
    public EncryptedXmlInfo Encrypt(XElement plaintextElement)
    {
        var plain = Encoding.UTF8.GetBytes(plaintextElement.ToString(SaveOptions.DisableFormatting));
        try
        {
            return new(new XElement(Element, new XAttribute("key", _key.Id), Convert.ToBase64String(_key.Seal(plain))), typeof(RingCipher));
        }
        finally
        {
            CryptographicOperations.ZeroMemory(plain);
        }
    }

    /// <inheritdoc />
    /// <exception cref="CryptographicException">Sealed by another key, or changed since.</exception>
    public XElement Decrypt(XElement encryptedElement) =>
        XElement.Parse(Encoding.UTF8.GetString(_key.Open(Convert.FromBase64String(encryptedElement.Value))));
}
