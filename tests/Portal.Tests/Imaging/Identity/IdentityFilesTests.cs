using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using CsCheck;
using Portal.Imaging;
using Portal.Imaging.Fat;
using Portal.Imaging.Identity;
using Xunit;

namespace Portal.Tests.Imaging.Identity;

/// <summary>What an identity disk says, whatever the machine's name.</summary>
public sealed class IdentityFilesTests
{
    private static readonly Guid Instance = new("0d0e6a1e-5d3d-4c9a-9d4e-8d1d3d6a9a01");

    // NetBIOS allows more than a portal gives out; YAML takes some of them for numbers, dates and truths.
    private static readonly Gen<string> Name = Gen.OneOf(
        Gen.OneOf("VDI-001", "NO", "ON", "Y", "NULL", "~", "1E5", "0X10", "12", "1_000", "2026-07-30", "-A", "{}", "&ANCHOR", "!TAG", "%", "@A", "'A'", "A<B>\"C", "#A", "A: B", "\\", "MÜNCHEN-1", "親"),
        Gen.Char["ABCXYZabcxyz0123456789-_!@#$%^&()+=[]{};',.~`\"\\/:*?<>| ÄÖÜéñøŁ親"].Array[1, 15].Select(chars => new string(chars)));

    [Fact]
    public void Every_reader_reads_the_name_as_it_is() => Name.Sample(name =>
    {
        var volume = Read(new MachineIdentity(GuestReader.CloudInit, name, Instance));

        var metadata = JsonDocument.Parse(volume.Read("openstack/latest/meta_data.json")).RootElement;
        Assert.Equal((name, name, Instance), (metadata.GetProperty("hostname").GetString(), metadata.GetProperty("name").GetString(), metadata.GetProperty("uuid").GetGuid()));

        var yaml = Quoted(volume.Read("meta-data")!);
        Assert.Equal((name, Instance.ToString(), 2), (yaml["local-hostname"], yaml["instance-id"], yaml.Count));

        XNamespace unattend = "urn:schemas-microsoft-com:unattend";
        Assert.Equal(name, XDocument.Load(new MemoryStream(volume.Read("unattend.xml")!), LoadOptions.PreserveWhitespace).Descendants(unattend + "ComputerName").Single().Value);

        var identity = JsonDocument.Parse(volume.Read("identity.json")).RootElement;
        Assert.Equal((name, Instance), (identity.GetProperty("name").GetString(), identity.GetProperty("instance").GetGuid()));
    });

    [Theory]
    [InlineData(GuestReader.CloudInit, "cidata", "linux")]
    [InlineData(GuestReader.CloudbaseInit, "config-2", "windows")]
    public void A_guest_finds_its_label_and_all_files(GuestReader reader, string label, string guest)
    {
        var volume = Read(new MachineIdentity(reader, "VDI-001", Instance));

        Assert.Equal(label, volume.Label);
        Assert.Equal(label, IdentityDisk.LabelFor(reader));
        Assert.Equal(["openstack/latest/meta_data.json", "openstack/latest/user_data", "meta-data", "user-data", "unattend.xml", "identity.json"], volume.Paths);
        Assert.Equal($"{{\"uuid\": \"{Instance}\", \"hostname\": \"VDI-001\", \"name\": \"VDI-001\"}}\n", Text("openstack/latest/meta_data.json"));
        Assert.Equal($"instance-id: \"{Instance}\"\nlocal-hostname: \"VDI-001\"\n", Text("meta-data"));
        Assert.Equal("#cloud-config\npreserve_hostname: false\n", Text("user-data"));
        Assert.Equal(Text("user-data"), Text("openstack/latest/user_data"));
        Assert.Equal($"{{\"format\": 1, \"guest\": \"{guest}\", \"name\": \"VDI-001\", \"instance\": \"{Instance}\"}}\n", Text("identity.json"));

        string Text(string path) => Encoding.UTF8.GetString(volume.Read(path)!);
    }

    [Fact]
    public void The_answer_file_sets_the_name_in_the_specialize_pass()
    {
        var file = XDocument.Load(new MemoryStream(Read(new MachineIdentity(GuestReader.CloudbaseInit, "VDI-001", Instance)).Read("unattend.xml")!));
        XNamespace unattend = "urn:schemas-microsoft-com:unattend";

        Assert.Equal(unattend + "unattend", file.Root!.Name);
        Assert.Equal("specialize", file.Root.Element(unattend + "settings")!.Attribute("pass")!.Value);
        var component = file.Root.Element(unattend + "settings")!.Element(unattend + "component")!;
        Assert.Equal("Microsoft-Windows-Shell-Setup amd64 31bf3856ad364e35 neutral nonSxS",
            string.Join(' ', "name processorArchitecture publicKeyToken language versionScope".Split(' ').Select(name => component.Attribute(name)!.Value)));
    }

    [Fact]
    public void More_files_come_with_it()
    {
        var volume = Read(new MachineIdentity(GuestReader.CloudbaseInit, "VDI-001", Instance) { MoreFiles = [new FatFile("odj.txt", "a secret"u8.ToArray())] });

        Assert.Equal("a secret"u8.ToArray(), volume.Read("odj.txt"));
        Assert.Equal(7, volume.Paths.Count);
    }

    [Theory]
    [InlineData("")]
    [InlineData("SIXTEEN-LETTERS-")]
    [InlineData("A\u0001")]
    [InlineData("A\u007F")]
    [InlineData("A\n")]
    [InlineData("A\uD83D\uDE00")]
    [InlineData("A\uFFFE")]
    [InlineData("A\uFFFF")]
    public void A_name_that_cannot_be_is_refused(string name)
    {
        var refusal = Assert.Throws<ArgumentException>(() => IdentityDisk.Build(new MachineIdentity(GuestReader.CloudInit, name, Instance), DiskFormat.Vhdx));

        Assert.StartsWith($"'{name}' cannot be a host name: it has 1 to 15 characters, and no control characters. Judge names before disks are made of them.", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Bare_sectors_are_no_identity_disk() =>
        Assert.StartsWith("An identity disk is a VHD or a VHDX.",
            Assert.Throws<ArgumentOutOfRangeException>(() => IdentityDisk.Build(new MachineIdentity(GuestReader.CloudInit, "A", Instance), DiskFormat.Raw)).Message, StringComparison.Ordinal);

    private static FatVolume Read(MachineIdentity identity) => FatVolume.Open(VirtualDisk.Open(IdentityDisk.Build(identity, DiskFormat.Vhdx), _ => null));

    // Our own YAML is lines of a key and a text in double quotes, which YAML reads as JSON does.
    private static Dictionary<string, string> Quoted(byte[] yaml) =>
        Encoding.UTF8.GetString(yaml).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(": ", 2))
            .ToDictionary(pair => pair[0], pair => JsonSerializer.Deserialize<string>(pair[1])!, StringComparer.Ordinal);
}
