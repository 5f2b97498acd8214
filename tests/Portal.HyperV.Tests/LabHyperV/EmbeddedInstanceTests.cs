using Portal.Imaging;
using Portal.Lab.HyperV;
using Portal.Lab.HyperV.Cim;
using Portal.Lab.Windows;
using Xunit;

namespace Portal.HyperV.Tests.LabHyperV;

public sealed class EmbeddedInstanceTests
{
    private static string Text(string type = "3", string format = "3", string path = @"D:\VMs\a &amp; b.vhdx", string more = "") =>
        $"""
        <INSTANCE CLASSNAME="Msvm_VirtualHardDiskSettingData">
          <PROPERTY NAME="Type" TYPE="uint16"><VALUE>{type}</VALUE></PROPERTY>
          <PROPERTY NAME="Format" TYPE="uint16"><VALUE>{format}</VALUE></PROPERTY>
          <PROPERTY NAME="Path" TYPE="string"><VALUE>{path}</VALUE></PROPERTY>
          <PROPERTY NAME="ParentPath" TYPE="string"></PROPERTY>
          <PROPERTY NAME="MaxInternalSize" TYPE="uint64"><VALUE>0</VALUE></PROPERTY>
          <PROPERTY NAME="BlockSize" TYPE="uint32"><VALUE>0</VALUE></PROPERTY>{more}
        </INSTANCE>
        """;

    [Fact]
    public void The_text_of_a_template_is_read_with_its_escapes_and_single_backslashes()
    {
        var settings = HardDiskSettings.Parse(Text(), WindowsRelease.Ws2012);

        Assert.Equal(@"D:\VMs\a & b.vhdx", settings.Path);
        Assert.Equal((DiskKind.Dynamic, DiskFormat.Vhdx, null), (settings.Kind, settings.Format, settings.ParentPath));
    }

    [Theory]
    [InlineData("not xml")]
    [InlineData("<INSTANCE CLASSNAME=\"Msvm_VirtualHardDiskSettingData\">")]
    [InlineData("<INSTANCE CLASSNAME=\"Msvm_ProcessorSettingData\"/>")]
    [InlineData("<CLASS CLASSNAME=\"Msvm_VirtualHardDiskSettingData\"/>")]
    [InlineData("<!DOCTYPE a [<!ENTITY b 'c'>]><INSTANCE CLASSNAME=\"Msvm_VirtualHardDiskSettingData\"/>")]
    [InlineData("<INSTANCE CLASSNAME=\"Msvm_VirtualHardDiskSettingData\">text</INSTANCE>")]
    public void What_is_no_instance_of_the_class_is_an_invalid_parameter(string text)
    {
        var no = Assert.Throws<RefusalException>(() => HardDiskSettings.Parse(text, WindowsRelease.Ws2022));
        Assert.Equal(32773u, no.Answer);
    }

    [Theory]
    [InlineData("<PROPERTY NAME=\"Colour\" TYPE=\"string\"><VALUE>red</VALUE></PROPERTY>")]
    [InlineData("<PROPERTY NAME=\"Path\" TYPE=\"string\"><VALUE>twice.vhdx</VALUE></PROPERTY>")]
    [InlineData("<PROPERTY NAME=\"ElementName\" TYPE=\"string\" LANGUAGE=\"en\"><VALUE>a</VALUE></PROPERTY>")]
    [InlineData("<PROPERTY NAME=\"ElementName\" TYPE=\"string\"><VALUE>a</VALUE><VALUE>b</VALUE></PROPERTY>")]
    [InlineData("<PROPERTY.ARRAY NAME=\"ElementName\" TYPE=\"string\"/>")]
    public void Unknown_doubled_and_misshapen_properties_are_invalid_parameters(string more)
    {
        var no = Assert.Throws<RefusalException>(() => HardDiskSettings.Parse(Text(more: more), WindowsRelease.Ws2022));
        Assert.Equal(32773u, no.Answer);
    }

    [Theory]
    [InlineData("<PROPERTY NAME=\"LogicalSectorSize\" TYPE=\"uint16\"><VALUE>512</VALUE></PROPERTY>")]
    [InlineData("<PROPERTY NAME=\"LogicalSectorSize\" TYPE=\"uint32\"><VALUE>many</VALUE></PROPERTY>")]
    public void Another_type_or_value_than_the_class_has_is_an_incorrect_data_type(string more)
    {
        var no = Assert.Throws<RefusalException>(() => HardDiskSettings.Parse(Text(more: more), WindowsRelease.Ws2022));
        Assert.Equal(32776u, no.Answer);
    }

    [Theory]
    [InlineData("3", "2", @"D:\a.vhdx")]
    [InlineData("3", "3", @"D:\a.vhd")]
    [InlineData("3", "3", @"D:\a.vhdx.partial")]
    [InlineData("1", "3", @"D:\a.vhdx")]
    [InlineData("3", "9", @"D:\a.vhdx")]
    [InlineData("3", "3", "")]
    public void Format_kind_and_extension_must_fit_together(string type, string format, string path)
    {
        var no = Assert.Throws<RefusalException>(() => HardDiskSettings.Parse(Text(type, format, path), WindowsRelease.Ws2022));
        Assert.Equal(32773u, no.Answer);
    }

    [Fact]
    public void A_property_is_known_only_since_the_Windows_that_brought_it()
    {
        const string More = "<PROPERTY NAME=\"VirtualDiskId\" TYPE=\"string\"/>";

        Assert.Throws<RefusalException>(() => HardDiskSettings.Parse(Text(more: More), WindowsRelease.Ws2012));
        Assert.NotNull(HardDiskSettings.Parse(Text(more: More), WindowsRelease.Ws2012R2));
    }
}
