using Xunit;

namespace Portal.HyperV.Tests.Scripts;

/// <summary>The check sees what it is there for: each body is wrong in one way.</summary>
public sealed class BadScriptTests
{
    private const string V2 = @"-Namespace 'root\virtualization\v2'";

    [Theory]
    [InlineData("class Vm { }")]
    [InlineData("enum Power { Off }")]
    [InlineData("$x = $Path ? 1 : 2")]
    [InlineData("$x = $Path ?? 'none'")]
    [InlineData("$Path ??= 'none'")]
    [InlineData("$x = ${Path}?.Length")]
    [InlineData("$x = ${Path}?[0]")]
    [InlineData("Get-VM && Get-VMSwitch")]
    [InlineData("Get-VM || Get-VMSwitch")]
    [InlineData("Get-VM &")]
    [InlineData("$x = [guid]::new($Path)")]
    [InlineData("$x = @(Get-VM).Where({ $_.Name })")]
    [InlineData("$x = @(Get-VM).ForEach({ $_.Name })")]
    [InlineData("$x = $IsLinux")]
    [InlineData("$x = 0b101")]
    [InlineData("$x = 7u")]
    [InlineData("$x = \"`e[0m\"")]
    [InlineData("$x = \"`u{20AC}\"")]
    [InlineData("$x = $using:Path")]
    [InlineData("configuration Site { }")]
    [InlineData("param([ValidateNotNullOrWhiteSpace()] $Other)")]
    [InlineData("if ($Path {")]
    public void What_came_after_PowerShell_3_is_refused(string body) => AssertRefused(SyntaxRule.Name, body);

    [Fact]
    public void A_script_that_does_not_say_its_version_is_refused() =>
        Assert.Contains(ScriptCheck.Faults(new Dictionary<string, string>(StringComparer.Ordinal) { ["Bad.ps1"] = "function Bad { }" }), fault => fault.Rule == SyntaxRule.Name);

    [Fact]
    public void A_using_statement_is_refused() => Assert.Contains(
        ScriptCheck.Faults(new Dictionary<string, string>(StringComparer.Ordinal) { ["Bad.ps1"] = "#requires -Version 3.0\nusing namespace System.IO\nfunction Bad { }" }), fault => fault.Rule == SyntaxRule.Name);

    [Theory]
    [InlineData("Invoke-Expression $Path")]
    [InlineData("iex $Path")]
    [InlineData("& $Path")]
    [InlineData("& 'Get-VM'")]
    [InlineData(". $Path")]
    [InlineData("& \"Get-$Path\"")]
    [InlineData("[scriptblock]::Create($Path)")]
    [InlineData("$x = [scriptblock] $Path")]
    [InlineData("$ExecutionContext.InvokeCommand.InvokeScript($Path)")]
    [InlineData("[IO.File]::Delete($Path)")]
    [InlineData("[System.IO.Directory]::CreateDirectory($Path)")]
    [InlineData("New-Object -TypeName System.IO.FileInfo -ArgumentList $Path")]
    [InlineData("New-Object -TypeName $Path")]
    [InlineData("New-Object System.IO.FileInfo")]
    [InlineData("New-Object -ComObject WScript.Shell")]
    [InlineData("Add-Type -TypeDefinition $Path")]
    [InlineData("Start-Process $Path")]
    [InlineData("$x = $Path.$Path")]
    public void Text_becomes_no_code_and_NET_does_no_work_of_cmdlets(string body) => AssertRefused(CodeRule.Name, body);

    [Theory]
    [InlineData("Get-FileHash -Path $Path")] // 4.0
    [InlineData("Set-VMFirmware -VM $Path")] // 2012 R2
    [InlineData("New-VM -Name $Path -Generation 2")] // 2012 R2
    [InlineData("if ($Path) { New-VM -Name $Path -Generations 2 } # since ws2012r2")]
    [InlineData("Set-VMFirmware -VM $Path # since ws2012r2")] // not in a branch
    [InlineData("if ($Path) { Get-VM } # since ws2099")]
    [InlineData("Get-SCVMNetwork -VMMServer $Path")] // 2012 SP1
    [InlineData("if ($Path) { New-SCVirtualMachine -Name $Path -VMHost $Path -Path $Path -Generation 2 } # since vmm2012sp1")] // 2012 R2
    [InlineData("Get-SCVirtualNetwork -VMMServer $Path -VMHost $Path")] // two parameter sets
    [InlineData("Stop-SCVirtualMachine -VM $Path -Shutdown -Force")] // two parameter sets
    [InlineData("New-SCVirtualMachine -Name $Path -VMHost $Path -Path $Path -StartAction Never")]
    [InlineData("Get-VM -Nam $Path")] // a shortened name
    [InlineData("Get-VM -Name $Path -Id $Path")] // two parameter sets
    [InlineData("Get-VM -ErrorAction Never")]
    [InlineData("Get-VM -PipelineVariable vm")] // 4.0
    [InlineData("Get-VMHardDiskDrive -VM $Path -ControllerType SATA")]
    [InlineData("Get-VMHardDiskDrive -ControllerType IDE")] // whose?
    [InlineData("Out-Null $Path $Path $Path")]
    [InlineData("ForEach-Object -Parallel { $_ }")]
    [InlineData("$of = @{ Nmae = $Path }; Get-VM @of")]
    [InlineData("$of = @{}; $of['Nmae'] = $Path; Get-VM @of")]
    [InlineData("$of = $Path; Get-VM @of")]
    [InlineData("$of = @{}; $of[$Path] = 1; Get-VM @of")]
    [InlineData("Get-VM @PSBoundParameters")] // Path
    [InlineData("Good -Path $Path -Depth 2")]
    [InlineData("Good")]
    public void Commands_and_parameters_are_those_of_the_Windows_version(string body) => AssertRefused(CommandRule.Name, body);

    [Theory]
    [InlineData("Get-CimInstance " + V2 + " -ClassName Msvm_Nothing")]
    [InlineData("Get-CimInstance -ClassName $Path")]
    [InlineData("Get-CimInstance -ClassName Msvm_StorageJob")] // the default namespace
    [InlineData(@"Get-CimInstance -Namespace 'root\virtualization' -ClassName Msvm_StorageJob")]
    [InlineData("Get-CimInstance " + V2 + " -ClassName Win32_Volume")]
    [InlineData("$x = (Get-CimInstance -ClassName Win32_Volume).Mount")]
    [InlineData("foreach ($x in @(Get-CimInstance -ClassName Win32_Volume)) { $x.Mount }")]
    [InlineData("$x = @(Get-CimInstance -ClassName Win32_Volume | Where-Object { $_.Name })[0]; $y = $x; $y.Mount")]
    [InlineData("Get-CimInstance -ClassName Win32_Volume | ForEach-Object { $_.Mount }")]
    [InlineData("Get-CimInstance -ClassName Win32_Volume | Where-Object { $_.Mount }")]
    [InlineData("$x = (Get-CimInstance -ClassName Win32_Volume).Format()")]
    [InlineData("Get-CimInstance -ClassName Win32_Volume -Filter \"Mount = '1'\"")]
    [InlineData("$of = @{ ClassName = 'Win32_Volume'; Filter = \"Mount = '1'\" }; Get-CimInstance @of")]
    [InlineData("$s = @(Get-CimInstance " + V2 + " -ClassName Msvm_ImageManagementService)[0]; Invoke-CimMethod -InputObject $s -MethodName Convert -Arguments @{ }")]
    [InlineData("$s = @(Get-CimInstance " + V2 + " -ClassName Msvm_ImageManagementService)[0]; Invoke-CimMethod -InputObject $s -MethodName CreateVirtualHardDisk -Arguments @{ Path = $Path }")]
    [InlineData("$s = @(Get-CimInstance " + V2 + " -ClassName Msvm_ImageManagementService)[0]; Invoke-CimMethod -InputObject $s -MethodName CreateVirtualHardDisk -Arguments $Path")]
    [InlineData("Invoke-CimMethod -InputObject $Path -MethodName CreateVirtualHardDisk -Arguments @{ }")]
    [InlineData("$x = $Path.Job; $x.Percent")]
    public void Classes_properties_methods_and_arguments_are_those_of_the_Windows_version(string body) => AssertRefused(CimRule.Name, body);

    [Theory]
    [InlineData("$x = '<INSTANCE CLASSNAME=\"Msvm_Nothing\">'")]
    [InlineData("$x = '<INSTANCE CLASSNAME=\"Msvm_VirtualHardDiskSettingData\"><PROPERTY NAME=\"Kind\" TYPE=\"uint16\">'")]
    public void An_instance_sent_as_text_is_of_a_class_and_has_its_properties(string body) => AssertRefused(EmbeddedRule.Name, body);

    [Theory]
    [InlineData("if ($Path) { New-VM -Name $Path -NoVHD -Generation 2 } # since ws2012r2")]
    [InlineData("if ($Path) { New-SCVirtualMachine -Name $Path -VMHost $Path -Path $Path -Generation 2 } # since vmm2012r2")]
    [InlineData("if ($Path) { Get-SCVMNetwork -VMMServer $Path | Where-Object { $_.Name } } # since vmm2012sp1")]
    [InlineData("Get-CimInstance -ClassName Win32_Volume -Filter \"Name = '1'\" | ForEach-Object { $_.Capacity }")]
    [InlineData("$of = @{ Id = $Path }; Get-VM @of")]
    [InlineData("Good -Path $Path")]
    public void What_is_right_is_let_through(string body) => Assert.Empty(Check(body));

    private static void AssertRefused(string rule, string body) => Assert.Contains(Check(body), fault => fault.Rule == rule && fault.Script == "Bad.ps1");

    private static IReadOnlyList<ScriptFault> Check(string body) => ScriptCheck.Faults(new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["Bad.ps1"] = $"#requires -Version 3.0\nfunction Bad {{\nparam([string] $Path)\n{body}\n}}",
        ["Good.ps1"] = "#requires -Version 3.0\nfunction Good { param([Parameter(Mandatory)] [string] $Path) }",
    });
}
