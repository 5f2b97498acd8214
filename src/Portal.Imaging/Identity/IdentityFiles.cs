using System.Security;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Portal.Imaging.Fat;

namespace Portal.Imaging.Identity;

/// <summary>The files that say who a machine is, the same for every guest.</summary>
internal static class IdentityFiles
{
    private const int MostCharacters = 15;

    /// <summary>The name comes from the metadata; an image may have been told to keep its own.</summary>
    private static ReadOnlySpan<byte> UserData => "#cloud-config\npreserve_hostname: false\n"u8;

    /// <exception cref="ArgumentException">The name cannot be written into all of them.</exception>
    public static IEnumerable<FatFile> Of(MachineIdentity identity)
    {
        var name = identity.HostName;
        if (name.Length is 0 or > MostCharacters || name.Any(c => char.IsControl(c) || char.IsSurrogate(c) || c >= '\uFFFE'))
            throw new ArgumentException($"'{name}' cannot be a host name: it has 1 to {MostCharacters} characters, and no control characters. Judge names before disks are made of them.", nameof(identity));

        // What JSON writes between quotes, YAML reads between quotes.
        var quoted = $"\"{JsonEncodedText.Encode(name, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"";
        var id = identity.InstanceId.ToString();
        var guest = identity.Reader == GuestReader.CloudbaseInit ? "windows" : "linux";
        var userData = UserData.ToArray();
        return
        [
            Text("openstack/latest/meta_data.json", $$"""{"uuid": "{{id}}", "hostname": {{quoted}}, "name": {{quoted}}}"""),
            new FatFile("openstack/latest/user_data", userData),
            Text("meta-data", $"instance-id: \"{id}\"\nlocal-hostname: {quoted}"),
            new FatFile("user-data", userData),
            Text("unattend.xml", Unattend(SecurityElement.Escape(name))),
            Text("identity.json", $$"""{"format": 1, "guest": "{{guest}}", "name": {{quoted}}, "instance": "{{id}}"}"""),
            .. identity.MoreFiles,
        ];
    }

    private static FatFile Text(string path, string text) => new(path, Encoding.UTF8.GetBytes(text + "\n"));

    private static string Unattend(string name) =>
        $"""
        <?xml version="1.0" encoding="utf-8"?>
        <unattend xmlns="urn:schemas-microsoft-com:unattend">
          <settings pass="specialize">
            <component name="Microsoft-Windows-Shell-Setup" processorArchitecture="amd64" publicKeyToken="31bf3856ad364e35" language="neutral" versionScope="nonSxS">
              <ComputerName>{name}</ComputerName>
            </component>
          </settings>
        </unattend>
        """;
}
