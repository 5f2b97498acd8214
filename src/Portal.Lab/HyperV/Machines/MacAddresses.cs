using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Portal.Lab.HyperV.State;
using Portal.Lab.Windows;

namespace Portal.Lab.HyperV.Machines;

/// <summary>Addresses of network adapters: static ones as given, dynamic ones from the host's own 256.</summary>
internal static class MacAddresses
{
    private const int PoolSize = 256;

    /// <summary>The machine's adapters, each with an address that no running machine of the host has.</summary>
    /// <exception cref="RefusalException">0x80070034 for a static address in use, 0x800705AA when the pool is used up.</exception>
    public static IReadOnlyList<VmAdapter> ForStart(IWindowsHost host, VmRecord machine)
    {
        var given = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        return [.. machine.Adapters.Select(adapter =>
        {
            var mac = adapter is { DynamicMac: true, Mac: VmAdapter.NoMac } ? Free(host, machine, given) : adapter.Mac;
            if (!given.Add(mac) || host.Machines.WithMac(mac).Any(other => other.Id != machine.Id && other.Power is not (VmPower.Off or VmPower.Saved)))
                throw new RefusalException(0x80070034, $"'{machine.Name}': The network adapter '{adapter.Name}' has the address {mac}, which is in use on this host") { Category = "ResourceExists" };
            return adapter with { Mac = mac };
        })];
    }

    /// <summary>Twelve hex digits, however they were written.</summary>
    /// <exception cref="RefusalException">0x80070057.</exception>
    public static string Parse(string text)
    {
        var digits = text.Replace("-", "", StringComparison.Ordinal).Replace(":", "", StringComparison.Ordinal).ToUpperInvariant();
        return digits.Length == 12 && digits.All(char.IsAsciiHexDigit) ? digits : throw RefusalException.Invalid($"'{text}' is not a valid MAC address");
    }

    private static string Free(IWindowsHost host, VmRecord machine, HashSet<string> given)
    {
        // On Windows the middle comes from the host's IP address.
        var middle = BitConverter.ToUInt16(SHA256.HashData(Encoding.UTF8.GetBytes(host.FullName)));
        for (var last = 0; last < PoolSize; last++)
        {
            var mac = string.Create(CultureInfo.InvariantCulture, $"00155D{middle:X4}{last:X2}");
            if (!given.Contains(mac) && host.Machines.WithMac(mac).Count == 0)
                return mac;
        }

        throw new RefusalException(0x800705AA, $"'{machine.Name}': No MAC address is available: the host's range of {PoolSize} is used up") { Category = "ResourceUnavailable" };
    }
}
