using System.Globalization;
using System.Text;
using System.Text.Json;
using Portal.Imaging;
using Portal.Lab.HyperV.Disks;
using Portal.Lab.HyperV.State;
using Portal.Lab.Windows;

namespace Portal.Lab.HyperV.Guests;

/// <summary>What a guest finds on its disks when it starts: who it is, if an identity disk says so.</summary>
internal static class GuestLook
{
    /// <summary>Null for a guest that finds no identity, and then says nothing.</summary>
    public static VmGuest? At(IWindowsHost host, VmRecord machine)
    {
        foreach (var path in machine.DiskPaths)
        {
            if (IdentityOn(host.OwnFiles, path) is var (name, system))
                return new VmGuest(name, system, Address(machine));
        }

        return null;
    }

    private static (string Name, string System)? IdentityOn(IHostFiles files, string path)
    {
        try
        {
            using var disk = DiskChain.Open(files, path);
            if (FatReader.Open(disk) is not { } volume)
                return null;
            return volume.Label.ToUpperInvariant() switch
            {
                "CONFIG-2" when NameIn(volume.File("openstack/latest/meta_data.json")) is { } name => (name, "Windows Server 2022 Datacenter"),
                "CIDATA" when LineIn(volume.File("meta-data")) is { } name => (name, "Debian GNU/Linux 12"),
                _ => null,
            };
        }
        catch (Exception unreadable) when (unreadable is RefusalException or DiskFormatException or JsonException or ArgumentException)
        {
            // Whoever starts the machine is told of a disk that cannot be opened; a guest simply sees none.
            return null;
        }
    }

    private static string? NameIn(byte[]? json)
    {
        if (json is null)
            return null;
        using var document = JsonDocument.Parse(json);
        return document.RootElement.TryGetProperty("hostname", out var name) ? name.GetString() : null;
    }

    private static string? LineIn(byte[]? yaml)
    {
        const string Key = "local-hostname:";
        var line = yaml is null ? null : Encoding.UTF8.GetString(yaml).Split('\n').FirstOrDefault(line => line.StartsWith(Key, StringComparison.Ordinal));
        return line?[Key.Length..].Trim().Trim('"', '\'');
    }

    private static string Address(VmRecord machine)
    {
        var mac = machine.Adapters.Count == 0 ? VmAdapter.NoMac : machine.Adapters[0].Mac;
        return string.Create(CultureInfo.InvariantCulture, $"10.{Part(6)}.{Part(8)}.{Part(10)}");

        int Part(int at) => int.Parse(mac.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
    }
}
